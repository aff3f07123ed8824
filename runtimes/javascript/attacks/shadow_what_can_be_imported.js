// Attaches files named like what programs may import: they are files of the program, and no door into the runtime.
//
// category = "import hooks"
// ending = "value"
// value = [true, true]
// prepare = "attach_scripts_that_shadow"
function attack() {
  const found = [];
  for (const name of ["harness.js", "answer.js"]) {
    try {
      require(name);
      found.push(false);
    } catch (error) {
      found.push(error.message === "shadowed");
    }
  }
  return found;
}
