// Returns, out of an async function, something like a promise that resolves twice, rejects and throws.
//
// category = "result not JSON"
// ending = "value"
// value = "first"
async function attack() {
  return {
    then(resolve, reject) {
      resolve("first");
      resolve("second");
      reject(new Error("third"));
      throw new Error("fourth");
    },
  };
}
