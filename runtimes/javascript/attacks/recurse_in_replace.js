// Recurses through the callback of replace and the species of expressions.
//
// category = "recursion"
// ending = "stack"
function attack() {
  return "ab".replace(/a|b/g, () => attack());
}
