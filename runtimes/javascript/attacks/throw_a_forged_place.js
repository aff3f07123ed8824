// Throws an error with a stack of its own: lines that no program has, and files of the runtime.
//
// category = "failure report"
// ending = "raised"
function attack() {
  const error = new Error("nowhere");
  const frames = ["f (program.js:4294967295:4294967295)", "g (program.js:0:0)", "(program.js:-1:-1)", "<wasm-problem>/harness.js:1:1"];
  const more = ["program.js:99999999999999999999:1", "(((((program.js:1:1", "program.js:1:1)", " (program.js::)", ":1:1", "\0 (program.js:1:1)"];
  Object.defineProperty(error, "stack", { value: [...frames, ...more].map((frame) => "    at " + frame).join("\n") });
  throw error;
}
