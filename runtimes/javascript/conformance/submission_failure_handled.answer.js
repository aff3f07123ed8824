// One.
// Two.
function f() {
  throw new Error("a learner's mistake");
}
