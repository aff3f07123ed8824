// Destructures an iterator whose return never returns.
//
// category = "infinite loop"
// ending = "fuel"
const iterator = {
  [Symbol.iterator]: () => iterator,
  next: () => ({ value: 1, done: false }),
  return() {
    for (;;);
  },
};

function attack() {
  const [first] = iterator;
  return first;
}
