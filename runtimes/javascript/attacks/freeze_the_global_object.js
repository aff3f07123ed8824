// Freezes the global object, with a function of its own in the place of eval.
//
// category = "monkeypatching"
// ending = "value"
// value = "honest"
function attack() {
  return "honest";
}

globalThis.eval = () => () => "forged";
Object.freeze(globalThis);
