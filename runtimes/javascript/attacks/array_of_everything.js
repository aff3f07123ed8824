// Pushes to an array until there is no more memory.
//
// category = "memory by list"
// ending = ["memory", "fuel"]
// limits = {memory_bytes = 67_108_864}
function attack() {
  const kept = [];
  for (;;) kept.push({ length: kept.length, more: [kept.length] });
}
