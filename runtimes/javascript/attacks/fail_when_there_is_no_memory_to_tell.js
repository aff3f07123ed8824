// Uses up all memory, then throws an error whose text would take more.
//
// category = "memory by list"
// ending = ["memory", "fuel", "raised"]
// limits = {memory_bytes = 67_108_864}
function attack() {
  let last = null;
  try {
    for (;;) last = { last };
  } catch {
    class Full extends Error {}
    throw new Full("x".repeat(100000), { cause: last });
  }
}
