// Throws null.
//
// category = "failure report"
// ending = "raised"
// message = "null"
function attack() {
  throw null;
}
