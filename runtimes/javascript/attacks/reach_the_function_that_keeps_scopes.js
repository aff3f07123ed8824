// Calls the function that takes the program's names over, from the code that a test evaluates.
//
// category = "harness"
// ending = "value"
// value = []
export function attack() {
  const found = [];
  for (const name of ["$wasm_problem_keep", "$wasm_problem_keep_scope", "$wasm_problem_code", "keepScope", "harness", "native"]) {
    try {
      (0, eval)(name);
      found.push(name);
    } catch {
      continue;
    }
  }
  return found;
}
