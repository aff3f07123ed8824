// Asks for random bytes without end.
//
// category = "host resources"
// ending = ["fuel", "raised", "memory"]
function attack() {
  for (;;) crypto.getRandomValues(new Uint8Array(65536));
}
