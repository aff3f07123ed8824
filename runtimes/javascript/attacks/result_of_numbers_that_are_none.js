// Returns NaN, deep inside.
//
// category = "result not JSON"
// ending = "bad-value"
// message = "NaN"
const attack = () => ({ a: [new Map([["b", { c: 0 / 0 }]])] });
