// Throws the errors of the interpreter by hand: no syntax error of the program's own, no lack of memory.
//
// ending = "incorrect"
// tests = "error error fail fail fail error"
// score = 0
// shows = ["invalid or unexpected token|memory"]
function join_sorted(words) {
  if (words.length) throw new SyntaxError("invalid or unexpected token", { cause: new SyntaxError("program.js:1:1") });
  throw Object.assign(new InternalError("out of memory"));
}
