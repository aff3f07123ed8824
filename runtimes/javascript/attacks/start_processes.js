// Starts programs of the server.
//
// category = "spawn"
// ending = "value"
// value = []
function attack() {
  const found = [];
  const ways = [
    () => require("child_process").execSync("id"),
    () => require("node:child_process").spawnSync("id"),
    () => process.binding("spawn_sync"),
    () => process.mainModule.require("child_process"),
    () => process.constructor.constructor("return this")().process.mainModule,
    () => globalThis.constructor.constructor("return process")().mainModule.require,
    () => module.constructor._load("child_process"),
    () => require("module")._load("child_process"),
    () => require.main.require("child_process"),
    () => os.exec(["id"]),
    () => std.popen("id", "r"),
    () => new Deno.Command("id").outputSync(),
    () => Bun.spawnSync(["id"]),
  ];
  for (const way of ways) {
    try {
      const value = way();
      if (value !== undefined) found.push(String(way));
    } catch {
      continue;
    }
  }
  return found;
}
