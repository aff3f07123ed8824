// Starts threads of every kind: workers of browsers, of Node and of QuickJS.
//
// category = "threads"
// ending = "value"
// value = []
async function attack() {
  const found = [];
  const ways = [
    () => new Worker("program.js"),
    () => new SharedWorker("program.js"),
    () => new (require("worker_threads").Worker)("program.js"),
    () => new os.Worker("./program.js"),
    () => new ShadowRealm(),
    () => import("os").then(({ Worker }) => new Worker("./program.js")),
    () => import("qjs:os").then(({ Worker }) => new Worker("./program.js")),
  ];
  for (const way of ways) {
    try {
      await way();
      found.push(String(way));
    } catch {
      continue;
    }
  }
  return found;
}
