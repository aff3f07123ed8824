// Has stacks written into frozen objects, proxies, functions, and objects with a setter.
//
// category = "failure report"
// ending = "value"
// value = "survived"
function attack() {
  const targets = [
    Object.freeze({}),
    new Proxy({}, { defineProperty: () => null.x }),
    () => 1,
    [],
    Object.defineProperty({}, "stack", { set: () => null.x }),
    Object.prototype,
    1,
    null,
    globalThis,
  ];
  for (const target of targets) {
    for (const from of [attack, null, {}, Error, new Proxy(attack, {})]) {
      try {
        Error.captureStackTrace(target, from);
      } catch {
        continue;
      }
    }
  }
  return "survived";
}
