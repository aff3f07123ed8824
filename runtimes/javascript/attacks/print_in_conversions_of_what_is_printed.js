// Prints objects that print when they are converted: printing runs nothing of them.
//
// category = "output flood"
// ending = "value"
// value = 0
function attack() {
  let calls = 0;
  const count = () => {
    calls++;
    console.log("again");
    return "x";
  };
  const hooks = { toString: count, valueOf: count, toJSON: count, inspect: count };
  hooks[Symbol.for("nodejs.util.inspect.custom")] = count;
  Object.defineProperty(hooks, "get", { get: count, enumerable: true });
  Object.defineProperty(hooks, Symbol.toStringTag, { get: count });
  Object.defineProperty(hooks, "constructor", { get: count });
  const adorned = (each) => Object.defineProperties(each, Object.getOwnPropertyDescriptors(hooks));
  class Hooked extends Map {
    get size() {
      return count();
    }
    entries() {
      return count();
    }
    [Symbol.iterator]() {
      return count();
    }
  }
  const traps = new Proxy({}, { get: (_, name) => count });
  const proxy = new Proxy(hooks, traps);
  console.log(hooks, [hooks], new Hooked([[1, hooks]]), new Map([[hooks, hooks]]), new Set([hooks]));
  console.log(proxy, [proxy], Object.create(hooks), Object.create(proxy));
  console.error(adorned(new Error("x")), adorned(() => 1), adorned([]), adorned(new Date(0)));
  return calls;
}
