// Throws an error whose name, message, stack, cause and class are getters that loop for ever.
//
// category = "failure report"
// ending = "raised"
// message = "readable|Error"
function attack() {
  const error = new Error("x");
  const endless = {
    get() {
      for (;;);
    },
  };
  for (const name of ["name", "message", "stack", "cause", "errors", "constructor", "line", "trace", "toString"]) {
    Object.defineProperty(error, name, endless);
  }
  Object.defineProperty(error, Symbol.toStringTag, endless);
  Object.defineProperty(error, Symbol.toPrimitive, endless);
  Object.setPrototypeOf(error, Object.create(error.__proto__, { constructor: endless, name: endless }));
  throw error;
}
