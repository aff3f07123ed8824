// Asks for a function that all objects inherit.
//
// category = "entry and arguments"
// ending = "missing-entry"
// entry = "hasOwnProperty"
// args = ["x"]
const attack = () => 1;
