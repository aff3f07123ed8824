// Freezes every object that it can reach.
//
// category = "monkeypatching"
// ending = "value"
// value = [1, {a = "x"}]
const waiting = [globalThis];
const seen = new Set(waiting);
while (waiting.length > 0) {
  const object = waiting.pop();
  for (const key of Reflect.ownKeys(object)) {
    const found = Reflect.getOwnPropertyDescriptor(object, key);
    for (const each of [found.value, found.get, found.set, Reflect.getPrototypeOf(object)]) {
      if (Object(each) !== each || seen.has(each)) continue;
      seen.add(each);
      waiting.push(each);
    }
  }
}
for (const object of seen) {
  try {
    Object.freeze(object);
  } catch {
    continue;
  }
}

function attack() {
  console.log("frozen");
  return [1, { a: "x" }];
}
