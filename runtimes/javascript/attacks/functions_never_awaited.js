// Starts async functions that nobody awaits, which fail, and never go on.
//
// category = "coroutine never awaited"
// ending = "raised"
// message = "never awaited"
function attack() {
  (async () => await new Promise(() => {}))();
  (async () => {
    await null;
    throw new Error("never awaited");
  })();
  return 1;
}
