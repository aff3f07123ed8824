// Squares a number without end, and shifts it as far as it goes.
//
// category = "inside one C call"
// ending = ["raised", "fuel", "memory"]
function attack() {
  let number = 3n;
  for (;;) number = number * number;
}
