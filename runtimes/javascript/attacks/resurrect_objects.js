// Reaches for objects while they are collected: weak references, weak maps in circles, keys of weak sets.
//
// category = "finalizers"
// ending = ["value", "fuel"]
// value = "survived"
function attack() {
  const kept = [];
  const registry = new FinalizationRegistry((reference) => kept.push(reference.deref()));
  const table = new WeakMap();
  for (let i = 0; i < 20000; i++) {
    const key = { i };
    const other = { key };
    const reference = new WeakRef(key);
    table.set(key, other).set(other, table).set(reference, [key, reference]);
    registry.register(key, reference, key);
    if (i % 3 === 0) registry.unregister(key);
    if (i % 100 === 0) kept.push(reference, new WeakSet([key, other, registry]));
  }
  for (const each of kept) each?.deref?.();
  return "survived";
}
