// Attaches files named like the modules of the runtime, to be run in their place.
//
// category = "import hooks"
// ending = "value"
// value = {a = [1]}
// prepare = "attach_scripts_that_shadow"
function attack() {
  console.log({ a: [1] }, new Error("x"));
  return new Map([["a", [1]]]);
}
