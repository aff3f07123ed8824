// Replaces globalThis, console, process and the prototype of the global object.
//
// category = "monkeypatching"
// ending = "value"
// value = "honest"
Object.setPrototypeOf(globalThis, new Proxy({}, { get: () => "forged", has: () => true }));
globalThis.console = globalThis.process = globalThis.module = globalThis.exports = globalThis.require = null;
globalThis.globalThis = new Proxy({}, { get: () => () => "forged" });

function attack() {
  return "honest";
}
