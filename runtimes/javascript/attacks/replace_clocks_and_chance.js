// Replaces the clock and chance for itself, and sets the clock that timers go by.
//
// category = "monkeypatching"
// ending = "value"
// value = 2
Date.now = performance.now = Math.random = () => -Infinity;
globalThis.Date = class {};
crypto.getRandomValues = (bytes) => bytes.fill(0);

async function attack() {
  let called = 0;
  await new Promise((resolve) => setTimeout(() => resolve(called++), 10));
  await new Promise((resolve) => setImmediate(() => resolve(called++)));
  return called;
}
