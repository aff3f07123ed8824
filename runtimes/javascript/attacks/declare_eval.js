// Defines a function of the name eval, as a calculator may.
//
// category = "harness"
// ending = "value"
// value = "honest"
function eval(text) {
  return () => `forged ${text}`;
}

function attack() {
  return "honest";
}
