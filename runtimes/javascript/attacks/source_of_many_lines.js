// Has a quarter of a million lines, each of which is a statement.
//
// category = "source of 10 MB"
// ending = ["value", "memory", "too-large"]
// prepare = "make_it_many_lines"
const attack = () => 1;
