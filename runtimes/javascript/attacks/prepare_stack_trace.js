// Has its own function write the stack of each error: it throws, recurses, loops a little, and returns a proxy.
//
// category = "failure report"
// ending = "raised"
// message = "told|stack|again"
let calls = 0;
Error.prepareStackTrace = (error, frames) => {
  calls++;
  if (calls % 3 === 0) throw new Error("again");
  if (calls % 3 === 1) return new Proxy({}, { get: () => null.x });
  return frames.map((frame) => [frame.getFunction?.(), frame.getThis?.(), frame.getFileName?.(), frame.getTypeName?.()]);
};

function attack() {
  for (let i = 0; i < 10; i++) {
    try {
      null.x;
    } catch {
      continue;
    }
  }
  throw new Error("told");
}
