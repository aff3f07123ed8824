// Throws errors with texts, names, causes and lists of errors as large as they get.
//
// ending = "incorrect"
// tests = "error error fail fail fail error"
// score = 0
// shows = ["g{900}"]
function join_sorted(words) {
  const name = "n".repeat(100000);
  let giant = new { [name]: class extends RangeError {} }[name]("x".repeat(100000));
  for (let i = 0; i < 9; i++) giant = new AggregateError([giant, new TypeError("k".repeat(5000))], "g".repeat(5000), { cause: giant });
  throw giant;
}
