// Grows a buffer as far as it says that it can grow, which is farther than there is memory.
//
// category = "memory by bytes"
// ending = ["memory", "raised"]
function attack() {
  const buffer = new ArrayBuffer(1, { maxByteLength: 2 ** 31 - 1 });
  for (let size = 1; ; size *= 2) buffer.resize(size);
}
