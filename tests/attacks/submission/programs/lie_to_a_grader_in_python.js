// Returns to a grader in Python what is equal to the right text for JavaScript only.
//
// problem = "words.py"
// ending = "incorrect"
// tests = "fail fail fail fail fail fail"
// score = 0
const join_sorted = (words) => [words.toSorted().join("-")];
