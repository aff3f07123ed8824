// Throws a syntax error of its own, with a place: it is no syntax error of the program.
//
// category = "failure report"
// ending = "raised"
// message = "SyntaxError"
function attack() {
  const error = new SyntaxError("unexpected token");
  error.lineNumber = error.line = error.columnNumber = 1;
  error.fileName = "program.js";
  error.stack = "    at program.js:1:1\n";
  throw error;
}
