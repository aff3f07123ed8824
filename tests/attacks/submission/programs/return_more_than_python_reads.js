// Returns to a grader in Python integers of more digits than Python converts, and lists that are too deep for it.
//
// problem = "raw.py"
// ending = "incorrect"
// tests = "fail fail fail"
// score = 0
// shows = ["digits"]
const join_sorted = (words) => (words.includes("pear") ? 10n ** 4400n : [10n ** 4299n, 10n ** 4299n]);
