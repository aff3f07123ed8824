// Rejects a million promises that nobody takes care of.
//
// category = "coroutine never awaited"
// ending = ["raised", "memory", "fuel"]
function attack() {
  for (let i = 0; i < 1000000; i++) Promise.reject(i);
  return 1;
}
