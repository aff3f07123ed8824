// Makes and drops circles inside of each hook that built-in functions call, so that the collector runs inside of them.
//
// category = "gc"
// ending = ["value", "fuel"]
// value = "survived"
// limits = {fuel = 8_000_000_000}
function drop() {
  for (let i = 0; i < 3; i++) {
    const circle = { bytes: new Uint8Array(1 << 21) };
    circle.circle = circle;
  }
  return 1;
}

function attack() {
  const hook = { [Symbol.toPrimitive]: drop };
  const list = [3, 1, 2];
  list.sort((a, b) => drop() && a - b);
  list.splice(hook, hook, hook);
  list.concat({ get [Symbol.isConcatSpreadable]() { return drop(); }, length: 2 });
  "abc".replace(/b/g, drop);
  "abc".split({ [Symbol.split]: drop });
  JSON.parse("[1, 2]", drop);
  JSON.stringify({ toJSON: drop });
  Array.from({ length: 3 }, drop);
  Object.assign({}, { get x() { return drop(); } });
  Object.groupBy([1, 2], drop);
  new Map(new Proxy([[1, 2]], { get: (target, name) => (drop(), Reflect.get(target, name)) }));
  Reflect.ownKeys(new Proxy({}, { ownKeys: () => (drop(), ["a", "b"]) }));
  new Proxy({}, { getOwnPropertyDescriptor: () => (drop(), undefined) }).x;
  structuredClone({ get x() { return drop(); } });
  class Base {
    constructor() {
      drop();
    }
  }
  new (class extends Base {
    field = drop();
  })();
  Date.UTC(hook, hook);
  `${{ toString: drop }}`;
  return "survived";
}
