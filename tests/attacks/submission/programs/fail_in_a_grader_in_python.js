// Throws to a grader in Python errors that are named like Python's, and like its exits.
//
// problem = "raw.py"
// ending = "incorrect"
// tests = "fail fail fail"
// score = 0
// shows = ["SystemExit|KeyboardInterrupt"]
class SystemExit extends Error {}
class KeyboardInterrupt extends SystemExit {}

function join_sorted(words) {
  const error = new (words.includes("pear") ? SystemExit : KeyboardInterrupt)(words);
  error.name = words.includes("pear") ? "SystemExit" : "BaseException";
  throw error;
}
