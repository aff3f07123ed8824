// Collects bytes in small pieces until there is no more memory.
//
// category = "memory by bytes"
// ending = ["memory", "fuel"]
// limits = {memory_bytes = 67_108_864}
function attack() {
  const kept = [];
  for (;;) kept.push(new Uint8Array(1000));
}
