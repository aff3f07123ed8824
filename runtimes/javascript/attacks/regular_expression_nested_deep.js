// Compiles and runs expressions nested as deep as a hundred thousand groups.
//
// category = "recursion"
// ending = ["raised", "stack"]
const attack = () => new RegExp("(?:".repeat(100000) + ")".repeat(100000)).test("");
