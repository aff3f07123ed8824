// Fills a map with keys that may fall into the same place of its table.
//
// category = "memory by dict"
// ending = ["fuel", "memory", "value"]
function attack() {
  const map = new Map();
  for (let i = 0; i < 200000; i++) map.set(i * 2 ** 32, i).set(-i * 2 ** 20, i).set(BigInt(i) << 64n, i);
  return map.size;
}
