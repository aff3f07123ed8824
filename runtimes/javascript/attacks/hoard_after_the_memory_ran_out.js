// Catches that the memory ran out, keeps all that it has, and asks for more in smaller and smaller pieces.
//
// category = "memory by list"
// ending = ["memory", "fuel", "value"]
// limits = {memory_bytes = 67_108_864}
function attack() {
  const kept = [];
  for (let size = 1 << 24; size >= 1; size >>= 1) {
    try {
      for (;;) kept.push(new Uint8Array(size));
    } catch {
      continue;
    }
  }
  for (let i = 0; i < 100; i++) {
    try {
      for (;;) kept[i] = { kept, i, text: `${i}` + kept.length, more: [i] };
    } catch {
      continue;
    }
  }
  return kept.length > 0;
}
