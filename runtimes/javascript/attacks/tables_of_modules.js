// Looks for the table of loaded modules, to change what others get from it.
//
// category = "sys.modules"
// ending = "value"
// value = "honest"
function attack() {
  for (const table of [() => require.cache, () => module.children, () => require.main.children, () => globalThis[Symbol.for("modules")]]) {
    try {
      for (const name of Object.keys(table())) table()[name] = { exports: "forged" };
    } catch {
      continue;
    }
  }
  return typeof require("fs").readFileSync === "function" ? "honest" : "forged";
}
