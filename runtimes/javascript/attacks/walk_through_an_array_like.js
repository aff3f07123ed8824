// Lets built-in functions walk through an object that says it has 2 ** 53 elements.
//
// category = "inside one C call"
// ending = "fuel"
const attack = () => Array.prototype.lastIndexOf.call({ length: Number.MAX_SAFE_INTEGER, 0: 1 }, 1);
