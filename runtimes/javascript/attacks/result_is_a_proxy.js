// Returns a proxy that shows something else each time.
//
// category = "result not JSON"
// ending = "bad-value"
// message = "Proxy"
function attack() {
  let calls = 0;
  return new Proxy([], { get: () => calls++, ownKeys: () => ["length", String(calls++)] });
}
