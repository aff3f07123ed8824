// Recurses through a chain of a hundred thousand proxies, by every trap.
//
// category = "recursion"
// ending = ["stack", "value"]
// value = "survived"
function attack() {
  let chain = () => 1;
  for (let i = 0; i < 100000; i++) chain = new Proxy(chain, {});
  const uses = [
    () => chain.x,
    () => (chain.x = 1),
    () => chain(),
    () => new chain(),
    () => "x" in chain,
    () => delete chain.x,
    () => Object.keys(chain),
    () => Object.getPrototypeOf(chain),
    () => Object.isExtensible(chain),
    () => Object.defineProperty(chain, "x", { value: 1 }),
    () => Array.isArray(chain),
    () => chain instanceof Object,
    () => Object.prototype.toString.call(chain),
    () => JSON.stringify({ chain }),
    () => typeof chain,
    () => console.error(chain),
    () => structuredClone(chain),
  ];
  for (const use of uses) {
    try {
      use();
    } catch {
      continue;
    }
  }
  return "survived";
}
