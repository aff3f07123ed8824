// Throws an error of a class of the name BadTest, with lines that no program has.
//
// category = "failure report"
// ending = "raised"
// message = "BadTest"
class BadTest extends Error {
  line = 2 ** 31 - 1;
}

function attack() {
  throw new BadTest("x".repeat(100));
}
