// Prints one line of a megabyte, without a single space in it.
//
// ending = "incorrect"
// tests = "error error fail fail fail error"
// score = 0
// shows = ["x{1000}", "more than 65,536 bytes"]
function join_sorted(words) {
  process.stdout.write("x".repeat(1000000));
}
