// Fills a map, a set and an object until there is no more memory.
//
// category = "memory by dict"
// ending = ["memory", "fuel"]
// limits = {memory_bytes = 67_108_864}
function attack() {
  const map = new Map();
  const set = new Set();
  const object = {};
  for (let i = 0; ; i++) {
    map.set(i, `value ${i}`);
    set.add(`element ${i}`);
    object[`key ${i}`] = i;
  }
}
