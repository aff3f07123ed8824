// Changes prototypes, shapes and properties in getters, setters and traps in the middle of lookups.
//
// category = "interpreter"
// ending = "value"
// value = "survived"
function attack() {
  const object = { a: 1, b: 2, c: 3 };
  Object.defineProperty(object, "get", {
    get() {
      delete object.get;
      for (let i = 0; i < 100; i++) object[`x${i}`] = i;
      Object.setPrototypeOf(object, null);
      return object;
    },
    enumerable: true,
    configurable: true,
  });
  for (const use of [
    () => ({ ...object }),
    () => Object.entries(object),
    () => Object.assign(object, object),
    () => { for (const key in object) delete object[key]; },
    () => JSON.stringify(object),
    () => structuredClone(object),
    () => Object.defineProperties(object, new Proxy(object, { get: (target, name) => (delete target[name], { value: target }) })),
    () => { with_(object); },
    () => Object.groupBy(Object.keys(object), (key) => delete object[key]),
    () => new (class { static { Object.setPrototypeOf(this, object); } constructor() { return new.target.get; } })(),
    () => Reflect.set(object, "a", 1, new Proxy({}, { defineProperty: (target) => (Object.preventExtensions(target), true) })),
  ]) {
    try {
      use();
      Object.setPrototypeOf(object, Object.create(object));
    } catch {
      continue;
    }
  }
  return "survived";

  function with_(target) {
    return new Function("target", "with (target) { a = get; b = c; return delete a }")(target);
  }
}
