// Declares an answer not gradable, with a message that is an object: telling it runs nothing of the program.
//
// category = "failure report"
// ending = "invalid-answer"
// message = "^$"
function attack() {
  const error = new InvalidAnswer("x");
  Object.defineProperty(error, "message", {
    value: {
      toString() {
        for (;;);
      },
    },
  });
  throw error;
}
