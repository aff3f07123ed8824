// Returns what is left out when it is written as JSON: undefined as a value, in lists, as values of keys, holes.
//
// ending = "incorrect"
// tests = "fail fail fail fail fail fail"
// score = 0
const join_sorted = (words) => (words.length ? [undefined, , { a: undefined, b: [,] }] : undefined);
