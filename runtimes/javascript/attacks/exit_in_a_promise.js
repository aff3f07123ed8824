// Exits in a promise, a timer, a getter and a finalizer, after it returned.
//
// category = "exit"
// ending = "raised"
// message = "exited with status 0"
function attack() {
  setTimeout(() => Promise.resolve().then(() => process.exit(0)), 1);
  return { score: 1 };
}
