// Writes the digits of the largest number that there can be, again and again.
//
// category = "inside one C call"
// ending = ["fuel", "raised", "memory"]
function attack() {
  const number = 2n ** 1000000n;
  for (;;) number.toString();
}
