// Clones and transfers what cannot be, and what changes while it is cloned.
//
// category = "interpreter"
// ending = "value"
// value = "survived"
function attack() {
  const buffer = new ArrayBuffer(8);
  const view = new Uint8Array(buffer);
  const cycle = { buffer, view };
  cycle.cycle = new Map([[cycle, cycle]]);
  const things = [cycle, () => 1, Symbol("x"), new WeakMap(), new Proxy([], {}), Promise.resolve(), new Error("x", { cause: cycle }), Object.create({ a: 1 }), { get a() { return buffer.transfer(); }, view }, new (class extends Date {})(), /x/g, 1n, Object(1n), [, 1], arguments];
  for (const thing of things) {
    for (const options of [undefined, null, {}, { transfer: [buffer] }, { transfer: [buffer, buffer] }, { transfer: thing }, { get transfer() { return null.x; } }]) {
      try {
        console.log(typeof structuredClone(thing, options));
      } catch {
        continue;
      }
    }
  }
  return "survived";
}
