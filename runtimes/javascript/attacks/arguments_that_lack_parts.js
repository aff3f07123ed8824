// Gets arguments that stand for something, and lack what it is.
//
// category = "entry and arguments"
// ending = "refused"
// args = [{"$wasm-problem" = "code"}]
const attack = (answer) => answer;
