// Sets thousands of timers, clears them in another order, twice, and from inside of themselves.
//
// category = "interpreter"
// ending = "value"
// value = 0
async function attack() {
  let called = 0;
  const ids = Array.from({ length: 3000 }, (_, i) => setTimeout(() => called++, (i * 7919) % 1000));
  for (const id of [...ids.toReversed(), ...ids, -1, 2 ** 31, NaN, {}, null, "1"]) clearTimeout(id);
  const again = setInterval(() => {
    clearInterval(again);
    clearInterval(again);
    for (let i = 0; i < 50; i++) clearTimeout(setTimeout(() => called++, 1));
  }, 1);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  return called;
}
