// Imports the runtime's own modules by every spelling of their names.
//
// category = "harness"
// ending = "value"
// value = []
async function attack() {
  const found = [];
  const names = ["harness.js", "answer.js", "values.js", "native", "globals.js", "scope", "runtime", "inspect.js", "index.js", "running.js", "acorn.mjs"];
  const prefixes = ["", "./", "../", "/", "<wasm-problem>/", "./<wasm-problem>/", "wasm-problem/", "wasm-problem/../", "node:", "qjs:", "<wasm-problem>/./", "acorn/../", "fs/../", "file:///"];
  for (const prefix of prefixes) {
    for (const name of names) {
      for (const load of [(each) => import(each), (each) => require(each), (each) => (0, eval)(`import(${JSON.stringify(each)})`)]) {
        try {
          await load(prefix + name);
          found.push(prefix + name);
        } catch {
          continue;
        }
      }
    }
  }
  return found;
}
