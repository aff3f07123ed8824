// Returns the global object.
//
// category = "result not JSON"
// ending = ["bad-value", "value"]
const attack = () => globalThis;
