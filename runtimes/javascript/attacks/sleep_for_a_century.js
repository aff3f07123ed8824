// Sets timers for a century: waiting takes no time.
//
// category = "waiting for ever"
// ending = "value"
// value = 1500
// seconds = 5
async function attack() {
  let slept = 0;
  for (; slept < 1500; slept++) await new Promise((resolve) => setTimeout(resolve, 2147483647));
  return slept;
}
