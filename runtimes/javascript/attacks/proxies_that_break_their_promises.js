// Answers in traps what no trap may answer.
//
// category = "interpreter"
// ending = "value"
// value = "survived"
function attack() {
  const answers = [undefined, null, true, false, 1, "x", {}, [], ["a", "a"], [Symbol.iterator], { value: 1, get: 1 }, { configurable: false }, Object.prototype, new Proxy([], {})];
  const target = Object.freeze(Object.assign(() => 1, { a: 1 }));
  const uses = [
    (proxy) => proxy.a, (proxy) => (proxy.a = 2), (proxy) => "a" in proxy, (proxy) => delete proxy.a, (proxy) => Object.keys(proxy), (proxy) => ({ ...proxy }), (proxy) => Object.getOwnPropertyDescriptor(proxy, "a"),
    (proxy) => Object.defineProperty(proxy, "b", { value: 1, configurable: false }), (proxy) => Object.getPrototypeOf(proxy), (proxy) => Object.setPrototypeOf(proxy, {}), (proxy) => Object.isExtensible(proxy), (proxy) => Object.preventExtensions(proxy),
    (proxy) => proxy(), (proxy) => new proxy(), (proxy) => { for (const key in proxy) proxy[key]; }, (proxy) => [...proxy], (proxy) => Object.freeze(proxy), (proxy) => console.log(proxy), (proxy) => structuredClone(proxy),
  ];
  for (const answer of answers) {
    const traps = new Proxy({}, { get: () => () => answer });
    for (const use of uses) {
      for (const inner of [target, {}, [], new Proxy(target, traps)]) {
        try {
          use(new Proxy(inner, traps));
        } catch {
          continue;
        }
      }
    }
  }
  return "survived";
}
