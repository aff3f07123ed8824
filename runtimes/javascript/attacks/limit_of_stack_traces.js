// Sets how many lines stacks have to what is no number, and to more than there are.
//
// category = "failure report"
// ending = "raised"
// message = "told"
function attack() {
  const limits = [-1, NaN, 2 ** 53, "x", null, {}, 1e308, { valueOf: () => null.x }, Symbol("x"), 10n, Infinity];
  for (const limit of limits) {
    try {
      Error.stackTraceLimit = limit;
      new Error("x").stack;
      Error.captureStackTrace({});
      null.x;
    } catch {
      continue;
    }
  }
  Object.defineProperty(Error, "stackTraceLimit", { get: () => null.x });
  throw new Error("told");
}
