// Throws errors that cause one another, in a circle, and in a chain of ten thousand.
//
// category = "failure report"
// ending = "raised"
function attack() {
  const first = new Error("first");
  let last = first;
  for (let i = 0; i < 10000; i++) last = new AggregateError([first, last, last], "next", { cause: last });
  first.cause = last;
  first.errors = [first, last];
  throw last;
}
