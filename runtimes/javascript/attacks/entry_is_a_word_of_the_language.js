// Asks for a word of the language as the name of the function.
//
// category = "entry and arguments"
// ending = "missing-entry"
// entry = "this"
const attack = () => 1;
