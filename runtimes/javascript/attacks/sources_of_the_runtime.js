// Reads the source of every function that it can reach: the runtime's own say nothing.
//
// category = "frames"
// ending = "value"
// value = []
function attack() {
  const waiting = [globalThis, require("wasm-problem"), require("fs")];
  const seen = new Set(waiting);
  const told = [];
  while (waiting.length > 0) {
    const object = waiting.pop();
    for (const key of Reflect.ownKeys(object)) {
      const found = Reflect.getOwnPropertyDescriptor(object, key);
      for (const each of [found?.value, found?.get, found?.set, Reflect.getPrototypeOf(object)]) {
        if (Object(each) !== each || seen.has(each)) continue;
        seen.add(each);
        waiting.push(each);
        if (typeof each === "function" && each !== attack && !/native code/.test(Function.prototype.toString.call(each))) told.push(each.name);
      }
    }
  }
  return told.slice(0, 9);
}
