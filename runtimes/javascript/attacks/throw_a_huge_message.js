// Throws errors of megabytes: name, message, cause, class, function, line.
//
// category = "failure report"
// ending = ["raised", "memory"]
function attack() {
  const huge = "\u2665x\n    at forged (program.js:1:1)\n".repeat(10000);
  const error = new (class extends TypeError {
    static name = huge;
  })(huge, { cause: new Error(huge, { cause: huge }) });
  error.name = huge;
  error.errors = new Array(100000).fill(error);
  Object.defineProperty(error, "stack", { value: huge });
  throw error;
}
