// Prints without end, and catches whatever tells it to stop.
//
// category = "output flood"
// ending = "output"
function attack() {
  for (;;) {
    try {
      for (;;) process.stdout.write("x".repeat(1000));
    } catch {
      continue;
    } finally {
      continue;
    }
  }
}
