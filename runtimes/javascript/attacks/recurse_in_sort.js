// Recurses through the comparison of sort.
//
// category = "recursion"
// ending = "stack"
function attack() {
  return [2, 1].sort(() => attack().length);
}
