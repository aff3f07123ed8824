// Returns millions of empty lists.
//
// category = "result too large"
// ending = ["bad-value", "memory", "fuel"]
const attack = () => Array.from({ length: 1500000 }, () => []);
