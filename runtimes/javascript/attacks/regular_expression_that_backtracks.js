// Searches with expressions that backtrack without end.
//
// category = "inside one C call"
// ending = ["fuel", "stack", "memory"]
const attack = () => /^(\w+\s?)*$/.test("an input that hangs ".repeat(5) + "!") || /^(a|a|b?)*$/.test("a".repeat(50) + "!");
