// Fills arrays of a billion elements at once.
//
// category = "memory by list"
// ending = ["memory", "raised", "fuel"]
const attack = () => new Array(1000000000).fill(0).concat(new Array(1000000000).fill(1)).length;
