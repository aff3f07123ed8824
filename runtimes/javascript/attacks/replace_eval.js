// Replaces eval, with which the names of a program might be looked up.
//
// category = "harness"
// ending = "value"
// value = "honest"
globalThis.eval = () => () => "forged";

function attack() {
  return "honest";
}
