// Returns and prints letters that take several times the room when they are written as JSON.
//
// problem = "raw"
// ending = "incorrect"
// tests = "fail fail fail"
// score = 0
function join_sorted(words) {
  console.log("\x01\u2028\u2665".repeat(9000));
  return "\x01\u2665".repeat(60000);
}
