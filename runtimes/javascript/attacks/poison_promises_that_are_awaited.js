// Returns a promise with a then and a constructor of its own.
//
// category = "monkeypatching"
// ending = "value"
// value = "honest"
function attack() {
  const promise = Promise.resolve("honest");
  promise.then = (resolve) => resolve("forged");
  Object.defineProperty(promise, "constructor", { get: () => null.x });
  return promise;
}
