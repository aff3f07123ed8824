// Walks up prototypes that never end, because a proxy says that it is its own.
//
// category = "recursion"
// ending = ["stack", "fuel", "raised"]
function attack() {
  const round = new Proxy({}, { getPrototypeOf: () => round });
  const child = Object.create(round);
  return child instanceof Map || Object.prototype.isPrototypeOf.call({}, child) || child.nothing;
}
