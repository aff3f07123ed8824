// Gets arguments of a kind that nobody knows.
//
// category = "entry and arguments"
// ending = "refused"
// args = [[{"$wasm-problem" = "__proto__"}]]
const attack = (answer) => answer;
