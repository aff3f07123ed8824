// Rejects promises, and takes care of them one after the other, the last one first.
//
// category = "coroutine never awaited"
// ending = ["value", "fuel"]
// value = 1
function attack() {
  const rejected = Array.from({ length: 20000 }, (_, i) => Promise.reject(i));
  for (const each of rejected.reverse()) each.catch(() => 1);
  return 1;
}
