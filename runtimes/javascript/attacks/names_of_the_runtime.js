// Reads, replaces and declares the names that the runtime adds to programs.
//
// category = "harness"
// ending = "value"
// value = "honest"
var $wasm_problem_code = "forged";
var $wasm_problem_keep = () => "forged";
globalThis.$wasm_problem_keep_scope = (scope) => scope("attack = () => 'forged'");

function attack() {
  return "honest";
}
