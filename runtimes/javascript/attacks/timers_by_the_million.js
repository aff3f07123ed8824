// Sets millions of timers before any of them runs.
//
// category = "infinite loop"
// ending = ["fuel", "memory"]
function attack() {
  for (;;) setTimeout(attack, 1e6);
}
