// Takes all the memory that there is, keeps it, and fails again while it is told that it failed.
//
// ending = "incorrect"
// tests = "error error fail fail fail error"
// score = 0
// limits = {memory_mib = 40, fuel = 300_000_000}
// shows = ["memory"]
const kept = [];

function join_sorted(words) {
  try {
    for (;;) kept.push(new Uint8Array(100000).fill(1));
  } catch (error) {
    for (;;) kept.push([error, kept.length]);
  }
}
