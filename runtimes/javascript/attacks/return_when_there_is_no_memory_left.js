// Returns a value whose JSON takes more memory than there is left.
//
// category = "memory by list"
// ending = ["memory", "bad-value", "value", "fuel"]
// limits = {memory_bytes = 67_108_864}
function attack() {
  const chunk = "x".repeat(1 << 20);
  const kept = [];
  try {
    for (;;) kept.push(new Uint8Array(1 << 16));
  } catch {
    kept.length -= 4;
  }
  const found = { kept: kept.length > 0, texts: [] };
  for (let i = 0; i < 30; i++) found.texts.push(chunk);
  return found;
}
