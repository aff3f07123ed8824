// Hands iterators to built-in functions that answer with no objects, getters that throw, and lengths that change.
//
// category = "interpreter"
// ending = "value"
// value = "survived"
function attack() {
  const nexts = [() => 1, () => null, () => ({ get done() { return null.x; } }), () => ({ done: false, get value() { return null.x; } }), undefined, (() => { let n = 0; return () => ({ done: n++ > 20, value: [n, n] }); })()];
  for (const next of nexts) {
    for (const back of [() => 1, () => null.x, undefined, null, () => ({})]) {
      const given = { [Symbol.iterator]: () => ({ next, return: back, throw: back }), length: 3 };
      const uses = [
        () => [...given], () => new Map(given), () => new Set(given), () => new WeakMap(given), () => Array.from(given), () => new Uint8Array(given), () => Object.fromEntries(given), () => Promise.all(given), () => Promise.any(given).catch(() => 1),
        () => { const [a, , ...b] = given; }, () => { for (const each of given) throw each; }, () => Iterator.from(given).map((each) => each).toArray(), () => Iterator.from(given).flatMap(() => given).drop(2).take(3).toArray(), () => Math.max(...given), () => Iterator.prototype.reduce.call(given[Symbol.iterator](), (a, b) => b),
        () => (function* () { yield* given; })().next(), () => Object.groupBy(given, (each) => each), () => new AggregateError(given), () => Iterator.concat?.(given, given).next(),
      ];
      for (const use of uses) {
        try {
          use()?.catch?.(() => 1);
        } catch {
          continue;
        }
      }
    }
  }
  return "survived";
}
