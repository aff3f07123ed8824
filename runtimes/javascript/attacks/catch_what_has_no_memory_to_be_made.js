// Fills the memory to the last byte in several ways, and reads the errors that this ends in.
//
// category = "memory by list"
// ending = "value"
// value = "out of memory"
// limits = {memory_bytes = 33_554_432, fuel = 8_000_000_000}
function attack() {
  const makers = [
    (last) => ({ last }),
    (last) => [last],
    (last, i) => () => last ?? `${i}`,
  ];
  const messages = new Set();
  for (const make of makers) {
    let last = null;
    try {
      for (let i = 0; ; i++) last = make(last, i);
    } catch (error) {
      last = null;
      messages.add(error instanceof Error ? error.message : `not an error: ${error}`);
    }
  }
  return [...messages].join();
}
