// Loops for ever, and catches whatever might end the loop.
//
// category = "infinite loop"
// ending = "fuel"
function attack() {
  for (;;) {
    try {
      for (;;) null.x;
    } catch {
      continue;
    } finally {
      continue;
    }
  }
}
