// Puts values, getters and setters on the prototypes of all objects, by all names that a runtime might read.
//
// category = "monkeypatching"
// ending = "value"
// value = {a = [1, {}]}
function attack() {
  return { a: [1, {}] };
}

const names = "value get set enumerable configurable writable message name cause stack line trace kinds errors then toJSON length tests grade score passed default exports main argv status depth compact index input groups raw next done return throw constructor prototype".split(" ");
for (const name of names) {
  if (name === "constructor" || name === "set" || name === "get") continue;
  Object.defineProperty(Object.prototype, name, {
    __proto__: null,
    get() {
      return this === globalThis || typeof this !== "object" ? undefined : "polluted";
    },
    set(value) {
      Object.defineProperty(this, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
    },
    configurable: true,
  });
}
for (let i = 0; i < 10; i++) Object.defineProperty(Object.prototype, i, { __proto__: null, get: () => "polluted", set() {} });
for (let i = 0; i < 10; i++) Object.defineProperty(Array.prototype, i, { __proto__: null, get: () => "polluted", set() {} });
