// Queues a microtask in each microtask.
//
// category = "infinite loop"
// ending = "fuel"
function attack() {
  queueMicrotask(attack);
  return 1;
}
