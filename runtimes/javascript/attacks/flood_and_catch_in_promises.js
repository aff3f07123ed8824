// Prints without end in promises and timers, each of which catches what tells the last one to stop.
//
// category = "output flood"
// ending = "output"
async function attack() {
  for (;;) {
    await new Promise((resolve) => {
      setTimeout(resolve, 1);
      console.error("x".repeat(5000));
    }).catch(() => attack()).finally(() => attack());
  }
}
