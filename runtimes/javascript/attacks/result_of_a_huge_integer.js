// Returns an integer of more digits than others can read.
//
// category = "result not JSON"
// ending = "bad-value"
// message = "digits"
const attack = () => -(10n ** 5000n);
