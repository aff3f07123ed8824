// Returns an array with a getter as an element.
//
// category = "result not JSON"
// ending = "bad-value"
// message = "getter"
const attack = () => Object.defineProperty([1, 2], 1, { get: () => 3, enumerable: true });
