// Has an interval that is never cleared.
//
// category = "infinite loop"
// ending = ["fuel", "value"]
// value = 1
function attack() {
  setInterval(() => {}, 0);
  return 1;
}
