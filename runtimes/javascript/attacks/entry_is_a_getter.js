// Has a getter instead of the function, which gives another function each time.
//
// category = "entry and arguments"
// ending = ["value", "missing-entry"]
// value = 1
let calls = 0;
Object.defineProperty(globalThis, "attack", {
  get() {
    const call = ++calls;
    return () => (call === 1 ? 1 : call);
  },
});
