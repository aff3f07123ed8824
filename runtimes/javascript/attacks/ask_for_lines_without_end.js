// Reads its input to the end, again and again.
//
// category = "host resources"
// ending = "fuel"
function attack() {
  for (;;) {
    readLine();
    readAll();
    prompt("");
  }
}
