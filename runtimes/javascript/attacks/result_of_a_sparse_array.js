// Returns an array of four billion elements, none of which is there.
//
// category = "result too large"
// ending = ["bad-value", "memory", "fuel"]
function attack() {
  const array = [];
  array.length = 2 ** 32 - 1;
  return array;
}
