// Sets timers with delays that are no delays: infinite, negative, NaN, huge, objects.
//
// category = "waiting for ever"
// ending = "value"
// value = 9
async function attack() {
  let called = 0;
  const delays = [Infinity, -Infinity, NaN, -1, 1e308, 2 ** 53, 2 ** 31, "soon", { valueOf: () => -0 }];
  for (const delay of delays) setTimeout(() => called++, delay);
  await new Promise((resolve) => setTimeout(resolve, 2147483647));
  return called;
}
