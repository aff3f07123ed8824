// Resumes generators from inside of themselves, and async ones while they are waiting.
//
// category = "interpreter"
// ending = "value"
// value = "survived"
async function attack() {
  let running;
  function* own() {
    try {
      yield running.next();
    } finally {
      yield* { [Symbol.iterator]: () => ({ next: () => running.return(1), return: () => running.throw(1) }) };
    }
  }
  for (const name of ["next", "return", "throw"]) {
    try {
      running = own();
      running[name](1);
      running.next();
      running[name](1);
    } catch {
      continue;
    }
  }
  async function* waiting() {
    for (let i = 0; i < 3; i++) yield new Promise((resolve) => setTimeout(() => resolve(void again.next()), 1));
  }
  const again = waiting();
  const results = [again.next(), again.throw(2), again.next()];
  await Promise.allSettled(results);
  return "survived";
}
