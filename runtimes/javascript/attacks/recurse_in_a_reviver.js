// Recurses through the reviver of JSON.parse and the replacer of JSON.stringify.
//
// category = "recursion"
// ending = "stack"
function attack() {
  return JSON.parse("[1]", () => JSON.stringify([1], () => attack()));
}
