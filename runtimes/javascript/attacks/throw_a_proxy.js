// Throws a proxy of an error whose traps loop for ever.
//
// category = "failure report"
// ending = "raised"
function forever() {
  for (;;);
}

function attack() {
  const traps = { get: forever, has: forever, getPrototypeOf: forever, getOwnPropertyDescriptor: forever, ownKeys: forever };
  throw new Proxy(new Error("never told"), traps);
}
