// Returns a list and changes it in microtasks and timers that run afterwards.
//
// category = "coroutine never awaited"
// ending = "value"
function attack() {
  const list = [1];
  queueMicrotask(() => list.push(NaN));
  setTimeout(() => (list[0] = "later"), 1);
  return list;
}
