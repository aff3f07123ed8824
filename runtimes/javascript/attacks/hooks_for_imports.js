// Installs hooks for modules as Node has them, and loaders for files.
//
// category = "import hooks"
// ending = "value"
// value = []
function attack() {
  const found = [];
  const ways = [
    () => require("module").register("data:text/javascript,0"),
    () => require("module").registerHooks({ resolve: () => 1 }),
    () => (require.extensions[".js"] = () => 1),
    () => (module.constructor._resolveFilename = () => "x"),
    () => (module.constructor.wrap = () => "x"),
    () => require.resolve("fs"),
  ];
  for (const way of ways) {
    try {
      const value = way();
      if (String(way).includes("resolve(") && value) found.push(value);
    } catch {
      continue;
    }
  }
  return found.filter((each) => each !== "fs");
}
