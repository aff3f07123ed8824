// Compiles an expression of a hundred thousand groups.
//
// category = "inside one C call"
// ending = ["raised", "memory", "stack", "fuel"]
const attack = () => new RegExp("(a)".repeat(100000)).exec("a".repeat(100000)).length;
