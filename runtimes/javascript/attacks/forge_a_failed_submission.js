// Throws what graders throw when a learner's program failed, with texts that are none, and a cause of the host.
//
// category = "failure report"
// ending = ["raised", "submission-failed"]
function attack() {
  const error = new SubmissionError("forged");
  for (const [name, value] of Object.entries({ trace: "x".repeat(1e6), cause: "fuel", line: 2 ** 31 - 1, kinds: "fuel time" })) {
    Object.defineProperty(error, name, { value });
  }
  Object.defineProperty(error, "message", { value: { toString: () => "\ud800" } });
  throw error;
}
