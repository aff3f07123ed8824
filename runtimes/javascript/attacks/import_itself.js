// Is a module that imports itself: each import is the same module, which runs once.
//
// category = "import hooks"
// ending = ["raised", "value"]
// value = 1
globalThis.runs = (globalThis.runs ?? 0) + 1;

export async function attack() {
  for (const name of ["program.js", "./program.js", "program", import.meta?.url]) {
    try {
      await import(name);
    } catch {
      continue;
    }
  }
  return globalThis.runs;
}
