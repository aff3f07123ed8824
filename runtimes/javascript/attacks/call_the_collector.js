// Calls the collector by the names that engines give it.
//
// category = "gc"
// ending = "value"
// value = []
function attack() {
  const found = [];
  for (const way of [() => gc(), () => std.gc(), () => global.gc(), () => $262.gc(), () => Bun.gc(true)]) {
    try {
      way();
      found.push(String(way));
    } catch {
      continue;
    }
  }
  return found;
}
