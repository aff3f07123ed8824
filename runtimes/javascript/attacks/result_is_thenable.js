// Returns an object that looks like a promise, and resolves twice, and throws.
//
// category = "result not JSON"
// ending = ["bad-value", "value"]
// message = "function"
// value = "first"
function attack() {
  return {
    then(resolve) {
      resolve("first");
      resolve("second");
      throw new Error("third");
    },
  };
}
