// Sets a timer in each timer, so that there is always one more.
//
// category = "infinite loop"
// ending = "fuel"
function attack() {
  setTimeout(attack, 1);
  return 1;
}
