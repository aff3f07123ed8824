// Makes circles without end, so that the collector has to run.
//
// category = "gc"
// ending = "fuel"
// limits = {memory_bytes = 67_108_864}
function attack() {
  for (;;) {
    const a = { more: new Array(100).fill(0) };
    const b = [a, () => a, new Map([[a, a]])];
    a.b = b;
  }
}
