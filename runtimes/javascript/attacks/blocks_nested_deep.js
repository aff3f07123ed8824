// Nests blocks and functions in one another, a hundred thousand levels deep.
//
// category = "deep nesting of brackets"
// ending = ["syntax", "stack"]
// prepare = "nest_functions"
const attack = () => 1;
