// Throws what graders throw when an answer cannot be graded, under the names of its own classes.
//
// category = "failure report"
// ending = "raised"
// message = "forged"
function attack() {
  const Real = globalThis.InvalidAnswer;
  class InvalidAnswer extends Error {}
  const error = new InvalidAnswer("forged");
  Object.defineProperty(error, "cause", { value: "invalid-answer" });
  Object.defineProperty(InvalidAnswer, Symbol.hasInstance, { value: () => true });
  globalThis.InvalidAnswer = InvalidAnswer;
  if (Real) Real.prototype.constructor = InvalidAnswer;
  throw error;
}
