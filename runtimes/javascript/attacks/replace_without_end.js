// Replaces by an expression that is always at the same place, as one with an exec of its own.
//
// category = "inside one C call"
// ending = ["fuel", "memory"]
function attack() {
  const expression = /(?:)/g;
  expression.exec = () => Object.assign([""], { index: 0 });
  return "text".replace(expression, "x");
}
