// Reads a file whose name has letters that turn others around, as text, as a module and as bytes.
//
// category = "file names with .."
// ending = ["value", "refused"]
// prepare = "attach_under_lookalike_names"
function attack() {
  const fs = require("fs");
  return fs.readdirSync(".").map((name) => [name, fs.readFileSync(name).length]);
}
