// Prints more than it may in its last line, and returns.
//
// category = "output flood"
// ending = "output"
function attack() {
  console.log("x".repeat(100000));
  return 1;
}
