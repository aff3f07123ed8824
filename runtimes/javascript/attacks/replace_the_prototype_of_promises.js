// Replaces what awaits: then, constructor, species and the promise itself.
//
// category = "monkeypatching"
// ending = "value"
// value = "honest"
const forge = () => Promise.prototype;
Promise.prototype.then = (resolve) => resolve?.("forged");
Promise.prototype.constructor = forge;
Object.defineProperty(Promise, Symbol.species, { get: () => forge });
Promise.resolve = Promise.all = forge;
globalThis.Promise = forge;

async function attack() {
  return "honest";
}
