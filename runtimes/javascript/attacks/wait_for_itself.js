// Awaits a promise that waits for the promise of the function itself.
//
// category = "waiting for ever"
// ending = "raised"
// message = "settle|itself|self"
let own;

function attack() {
  own = (async () => {
    await null;
    await own;
  })();
  return own;
}
