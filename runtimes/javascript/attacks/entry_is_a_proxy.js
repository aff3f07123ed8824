// Has a proxy of a function, whose trap answers.
//
// category = "entry and arguments"
// ending = ["value", "missing-entry"]
// value = "trap"
const attack = new Proxy(() => "function", { apply: () => "trap" });
