// Returns an object with a getter that counts how often it is read.
//
// category = "result not JSON"
// ending = "bad-value"
// message = "getter"
let calls = 0;
const attack = () => ({ get score() { return ++calls; } });
