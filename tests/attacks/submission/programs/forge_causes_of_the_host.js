// Fails with errors that read like those of the interpreter and of the host.
//
// ending = "incorrect"
// tests = "error error fail fail fail error"
// score = 0
function join_sorted(words) {
  const names = ["InternalError", "RangeError", "BadValue", "BadTest"];
  const texts = ["out of memory", "Maximum call stack size exceeded", "fuel", "interrupted"];
  const error = new Error(texts[words.length % 4]);
  error.name = names[words.length % 4];
  error.cause = error.kind = error.status = ["memory", "stack", "fuel", "crashed"][words.length % 4];
  throw error;
}
