// Derives classes from proxies, bound functions, null, generators, and calls super in odd moments.
//
// category = "interpreter"
// ending = "value"
// value = "survived"
function attack() {
  const parents = [null, Proxy, Object, Array, Function, Promise, Map, Error, RegExp, Uint8Array, Symbol, BigInt, new Proxy(class {}, {}), class {}.bind(null), function () { return null; }, function () { return new Proxy({}, {}); }];
  for (const Parent of parents) {
    for (const make of [
      () => class extends Parent {},
      () => class extends Parent { constructor() { const again = () => super(1); again(); again(); } },
      () => class extends Parent { constructor() { return {}; } #secret = 1; static look(each) { return #secret in each; } },
      () => class extends Parent { constructor() { super(...arguments); delete super.x; } },
      () => class extends Parent { static [Symbol.hasInstance]() { return super.x; } },
      () => class extends Parent { field = super.toString(); static field = new this(); },
    ]) {
      try {
        const Made = make();
        const made = new Made({});
        String(made);
        made instanceof Made;
        Made.look?.(made);
        Reflect.construct(Parent, [], Made);
      } catch {
        continue;
      }
    }
  }
  return "survived";
}
