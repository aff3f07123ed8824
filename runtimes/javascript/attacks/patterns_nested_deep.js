// Destructures into patterns that are nested deep.
//
// category = "deep nesting of brackets"
// ending = ["raised", "stack"]
const attack = () => (0, eval)("var " + "[".repeat(50000) + "a" + "]".repeat(50000) + "=1");
