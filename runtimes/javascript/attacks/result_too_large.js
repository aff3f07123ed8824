// Returns a text of two megabytes.
//
// category = "result too large"
// ending = "bad-value"
// message = "too large"
const attack = () => "x".repeat(2000000);
