// Imports code from texts: data, blobs, attributes that lie, names with NUL, which may lead to what is offered anyway.
//
// category = "import hooks"
// ending = "value"
// value = []
async function attack() {
  const found = [];
  const names = ["data:text/javascript,export default 1", "javascript:1", "blob:x", "", " ", ".", "..", "/", "\0", "fs\0", "x".repeat(100000), "\ud800", "#x"];
  for (const name of names) {
    for (const load of [() => import(name), () => require(name), () => import(name, { with: { type: "json" } }), () => import({ toString: () => name })]) {
      try {
        const loaded = await load();
        if (typeof loaded.readFileSync !== "function") found.push(name);
      } catch {
        continue;
      }
    }
  }
  return found;
}
