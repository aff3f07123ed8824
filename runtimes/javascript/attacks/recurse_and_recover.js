// Recurses, catches what comes of it, and does so a hundred times: nothing of it may be left.
//
// category = "recursion"
// ending = ["value", "stack"]
// value = 100
function attack() {
  const down = () => 1 + down();
  let recovered = 0;
  for (let i = 0; i < 100; i++) {
    try {
      down();
    } catch (error) {
      recovered += error instanceof RangeError;
    }
  }
  return recovered;
}
