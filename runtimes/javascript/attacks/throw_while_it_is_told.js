// Throws an error whose text throws, whose text throws, and so on.
//
// category = "failure report"
// ending = "raised"
class Nested extends Error {
  toString() {
    throw new Nested();
  }
  get message() {
    throw new Nested();
  }
  get stack() {
    throw new Nested();
  }
}

function attack() {
  throw new Nested();
}
