// Resolves a promise with itself.
//
// category = "result not JSON"
// ending = "raised"
// message = "self|itself|resol"
function attack() {
  let resolve;
  const promise = new Promise((given) => (resolve = given));
  resolve(promise);
  return promise;
}
