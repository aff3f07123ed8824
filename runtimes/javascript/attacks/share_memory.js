// Shares memory with others, and takes it back while they use it.
//
// category = "threads"
// ending = ["value", "raised"]
function attack() {
  const shared = new SharedArrayBuffer(8, { maxByteLength: 1 << 20 });
  const numbers = new Int32Array(shared);
  shared.grow(1 << 20);
  const copy = structuredClone(shared);
  new Int32Array(copy)[0] = 7;
  return [numbers[0], numbers.length, Atomics.notify(numbers, 0)];
}
