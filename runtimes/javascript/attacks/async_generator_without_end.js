// Iterates an async generator that never ends.
//
// category = "infinite loop"
// ending = "fuel"
async function* forever() {
  for (;;) yield 1;
}

async function attack() {
  let sum = 0;
  for await (const one of forever()) sum += one;
  return sum;
}
