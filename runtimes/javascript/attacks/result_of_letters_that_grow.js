// Returns control characters, which take six times the room in JSON.
//
// category = "result too large"
// ending = ["bad-value", "output"]
const attack = () => "\x01".repeat(3000000);
