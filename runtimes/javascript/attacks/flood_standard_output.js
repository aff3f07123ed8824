// Prints without end.
//
// category = "output flood"
// ending = "output"
function attack() {
  for (;;) console.log("x".repeat(1000));
}
