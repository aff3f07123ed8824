// Asks for the built-in eval as the function to be called.
//
// category = "entry and arguments"
// ending = "missing-entry"
// entry = "eval"
// args = ["1 + 1"]
const attack = () => 1;
