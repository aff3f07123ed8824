// Returns a number that is infinite when it is read.
//
// category = "result not JSON"
// ending = "bad-value"
// message = "Infinity"
const attack = () => [1e400];
