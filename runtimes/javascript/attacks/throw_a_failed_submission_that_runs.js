// Throws a failed submission whose message and trace are objects: telling them runs nothing of the program.
//
// category = "failure report"
// ending = ["submission-failed", "raised"]
function forever() {
  for (;;);
}

function attack() {
  const endless = { toString: forever, valueOf: forever, [Symbol.toPrimitive]: forever };
  const error = new SubmissionError("x");
  for (const name of ["message", "line", "cause", "kinds", "name"]) Object.defineProperty(error, name, { value: endless });
  Object.defineProperty(error, "trace", { value: "text" });
  throw error;
}
