// Empties and fills a map and a set while they are walked, in every function that walks them.
//
// category = "interpreter"
// ending = "value"
// value = "survived"
function attack() {
  const change = (collection, i) => {
    collection.clear();
    for (let j = 0; j < 50 && i < 200; j++) collection.set ? collection.set({ i, j }, j) : collection.add({ i, j });
  };
  let calls = 0;
  for (const Kind of [Map, Set]) {
    const collection = new Kind(Kind === Map ? [[1, 1], [2, 2]] : [1, 2]);
    collection.forEach(() => change(collection, calls++));
    for (const _ of collection) change(collection, calls++);
    const walk = collection.entries();
    change(collection, calls++);
    walk.next();
    change(collection, calls++);
    [...walk];
  }
  const set = new Set([1, 2, 3]);
  const other = { size: 3, has: () => (set.clear(), calls++ < 1000 && set.add(calls), true), keys: () => [1, 2, 3].values() };
  for (const use of ["union", "intersection", "difference", "symmetricDifference", "isSubsetOf", "isSupersetOf", "isDisjointFrom"]) {
    try {
      set[use](other);
    } catch {
      continue;
    }
  }
  Map.groupBy([1, 2, 3, 4], (each) => (set.clear(), each % 2));
  return "survived";
}
