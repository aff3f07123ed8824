// Returns an object that inherits from a proxy with traps.
//
// category = "result not JSON"
// ending = "value"
// value = {a = 1}
function attack() {
  const traps = new Proxy({}, { get: () => () => { throw new Error("a trap was called"); } });
  return Object.setPrototypeOf({ a: 1 }, new Proxy({}, traps));
}
