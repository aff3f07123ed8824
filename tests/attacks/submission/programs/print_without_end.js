// Prints for ever, to standard output and error, and carries on when it is told to stop.
//
// ending = "incorrect"
// tests = "error error fail fail fail error"
// score = 0
// shows = ["more than [0-9,]+ bytes of output"]
function join_sorted(words) {
  for (;;) {
    try {
      console.log("1..1 ok 1".repeat(1000));
      console.error("1..1 ok 1".repeat(1000));
    } catch {
      continue;
    } finally {
      continue;
    }
  }
}
