// Returns half of a surrogate pair.
//
// category = "result not JSON"
// ending = "bad-value"
// message = "surrogate"
const attack = () => ({ a: ["\ud83d"] });
