// Asks for a name that the runtime uses as the name of the function.
//
// category = "entry and arguments"
// ending = "missing-entry"
// entry = "$wasm_problem_keep"
const attack = () => 1;
