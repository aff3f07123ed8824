// Has a getter that throws instead of the function.
//
// category = "entry and arguments"
// ending = ["raised", "missing-entry"]
Object.defineProperty(globalThis, "attack", {
  get() {
    throw new Error("looked up");
  },
});
