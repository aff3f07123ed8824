// Negates a hundred thousand times.
//
// category = "deep nesting of brackets"
// ending = ["syntax", "stack", "value"]
// prepare = "nest_negations"
const attack = () => 1;
