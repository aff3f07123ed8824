// Exits with a status that is none.
//
// category = "exit"
// ending = "raised"
function attack() {
  process.exitCode = 0;
  process.exit({ valueOf: () => -(2 ** 40), toString: () => "0" });
}
