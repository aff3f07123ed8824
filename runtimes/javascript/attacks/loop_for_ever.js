// Loops for ever.
//
// category = "infinite loop"
// ending = "fuel"
function attack() {
  for (;;);
}
