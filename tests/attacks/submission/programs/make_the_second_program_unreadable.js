// Decides by a hidden input whether the second program, which is none, is read at all: that would cost no attempt.
//
// problem = "two_programs"
// second = "const split = (:"
// ending = "invalid"
// tests = ""
// score = 0
const join_sorted = (words) => (words.join("").includes("l") ? words.toSorted().join("-") : "wrong");
