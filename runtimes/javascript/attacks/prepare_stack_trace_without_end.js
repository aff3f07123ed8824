// Throws an error in the function that writes the stack of errors.
//
// category = "failure report"
// ending = ["stack", "raised", "fuel"]
Error.prepareStackTrace = () => {
  throw new Error("again");
};

function attack() {
  throw new Error("first");
}
