// Raises a number to a power of a hundred million.
//
// category = "inside one C call"
// ending = ["raised", "fuel", "memory"]
// message = "BigInt|fuel|memory"
const attack = () => 7n ** 100000000n > 0n;
