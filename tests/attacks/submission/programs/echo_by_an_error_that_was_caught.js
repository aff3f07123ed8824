// Fails for a hidden input, too: the error that is shown has to be the one that the grader let pass.
//
// problem = "passes_the_first_on"
// ending = "incorrect"
// tests = "error"
// score = 0
// shows = ["pear"]
function join_sorted(words) {
  throw new Error(words);
}
