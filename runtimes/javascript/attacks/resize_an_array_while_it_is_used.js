// Changes an array in each callback of each function that walks through it.
//
// category = "interpreter"
// ending = "value"
// value = "survived"
function attack() {
  const changes = [
    (list) => (list.length = 0),
    (list) => list.length < 500 && list.push(...list.slice(0, 50)),
    (list) => Object.defineProperty(list, 1, { get: () => list.pop(), configurable: true }),
    (list) => Object.setPrototypeOf(list, new Proxy([], { has: () => true, get: (target, name) => target[name] })),
    (list) => (list[200] = 1),
    (list) => Object.freeze(list),
  ];
  const names = "map filter forEach reduce reduceRight some every find findIndex findLast findLastIndex flatMap sort toSorted".split(" ");
  for (const change of changes) {
    for (const name of names) {
      const list = [5, 3, { valueOf: () => change(list) }, 1, "x", undefined];
      try {
        list[name]((each, other) => (change(list), name === "flatMap" ? [list, each] : each > other));
      } catch {
        continue;
      }
    }
    for (const name of "indexOf lastIndexOf includes fill at splice toSpliced copyWithin slice with join concat flat".split(" ")) {
      const list = [5, 3, [{ toString: () => change(list) }], 1, "x", undefined];
      const hook = { valueOf: () => (change(list), 1) };
      try {
        list[name](hook, hook, hook);
      } catch {
        continue;
      }
    }
    try {
      const list = [1, 2, 3];
      Array.from(list, () => change(list));
      JSON.stringify(list, () => (change(list), 1));
      Math.max(...[1, { valueOf: () => change(list) }]);
      list.concat(Object.defineProperty([1, 2], 0, { get: () => change(list) }));
      [list.length, ...list] = [3, ...list];
    } catch {
      continue;
    }
  }
  return "survived";
}
