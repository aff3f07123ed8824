// Throws errors that read like those of a full memory: their message is all that tells them.
//
// category = "failure report"
// ending = ["raised", "memory"]
function attack() {
  throw Object.assign(new RangeError("Maximum call stack size exceeded"), { name: "InternalError", message: "out of memory" });
}
