// Returns numbers of thousands of digits, and ones that are infinite.
//
// ending = "incorrect"
// tests = "error error fail fail fail error"
// score = 0
// shows = ["digits", "Infinity"]
const join_sorted = (words) => (words.length ? 10n ** 5000n : [1e999, 1]);
