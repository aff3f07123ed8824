// Looks back with expressions in expressions, each over all of a long text.
//
// category = "inside one C call"
// ending = ["fuel", "stack", "memory", "value"]
const attack = () => /(?<=(?:(?<=(?:(?<=(a+)+)a?)*)b?)*)c$/.test("a".repeat(2000) + "b");
