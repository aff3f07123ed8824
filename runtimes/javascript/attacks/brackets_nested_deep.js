// Nests brackets a hundred thousand levels deep.
//
// category = "deep nesting of brackets"
// ending = ["syntax", "stack"]
// prepare = "nest_brackets"
const attack = () => 1;
