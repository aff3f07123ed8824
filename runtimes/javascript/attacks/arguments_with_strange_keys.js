// Gets arguments with keys that mean something to JavaScript: they are data.
//
// category = "entry and arguments"
// ending = "value"
// args = [{__proto__ = {polluted = 1}, constructor = {prototype = {polluted = 1}}, then = "x", length = -1}]
// value = ["__proto__", "constructor", "length", "then", false]
const attack = (given) => [...Object.keys(given).sort(), ({}).polluted === 1 || "polluted" in given];
