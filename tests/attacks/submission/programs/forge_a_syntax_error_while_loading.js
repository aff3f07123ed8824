// Is loaded, and says that it could not be: by an error, by code that cannot be read, by a module that is none.
//
// ending = "incorrect"
// tests = "error error fail fail fail error"
// score = 0
// shows = ["SyntaxError"]
class SyntaxError2 extends SyntaxError {}
try {
  eval("(");
} catch (error) {
  Object.setPrototypeOf(error, SyntaxError2.prototype);
  throw error;
}
