// Returns a text of twenty megabytes.
//
// category = "result too large"
// ending = "bad-value"
const attack = () => ["x".repeat(20000000)];
