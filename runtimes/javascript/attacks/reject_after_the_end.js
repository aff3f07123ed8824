// Returns, and fails afterwards: in a promise, in a timer, in a timer of a promise.
//
// category = "coroutine never awaited"
// ending = "raised"
// message = "afterwards"
function attack() {
  setTimeout(async () => {
    await null;
    setImmediate(() => Promise.resolve().then(() => { throw new Error("afterwards"); }));
  }, 5);
  return 1;
}
