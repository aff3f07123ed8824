// Reads a number of ten million digits.
//
// category = "inside one C call"
// ending = ["fuel", "raised", "memory"]
const attack = () => BigInt("9".repeat(10000000)) > 0n;
