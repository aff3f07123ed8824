// Replaces every function of every built-in prototype by one that throws.
//
// category = "monkeypatching"
// ending = "value"
// value = {list = [1, "x", {a = true}], map = {k = 2}}
function attack() {
  return { list: [1, "x", { a: true }], map: new Map([["k", 2]]) };
}

const broken = () => {
  throw new Error("replaced");
};
const names = Object.getOwnPropertyNames(globalThis);
const ownKeys = Reflect.ownKeys;
const define = Object.defineProperty;
const describe = Object.getOwnPropertyDescriptor;
for (const name of names) {
  const built = globalThis[name];
  if (typeof built !== "function" || name === "attack") continue;
  for (const target of [built.prototype, built]) {
    if (!target) continue;
    for (const key of ownKeys(target)) {
      const found = describe(target, key);
      if (key === "prototype" || key === "constructor" || !found.configurable) continue;
      if (name === "Map" || name === "Array" || name === "Error") continue;
      if ((name === "Object" || name === "Function" || name === "Promise") && typeof found.value !== "function") continue;
      define(target, key, found.get ? { get: broken } : { value: typeof found.value === "function" ? broken : "replaced" });
    }
  }
}
