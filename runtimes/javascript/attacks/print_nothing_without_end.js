// Prints empty texts without end.
//
// category = "output flood"
// ending = ["fuel", "output"]
function attack() {
  for (;;) process.stdout.write("");
}
