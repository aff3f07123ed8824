// Uses the largest indices that there are, and some that are none.
//
// category = "memory by list"
// ending = "value"
// value = "survived"
function attack() {
  for (const index of [2 ** 31 - 1, 2 ** 31, 2 ** 32 - 2, 2 ** 32 - 1, 2 ** 32, 2 ** 53, -1, 1e300, "4294967294", "-0"]) {
    for (const use of [
      (list) => (list[index] = 1),
      (list) => (list.length = index),
      (list) => list.with(index, 1),
      (list) => list.at(index),
      (list) => list.push.call({ length: index }, 1, 2, 3),
      (list) => list.splice(index, index, 1),
      (list) => Reflect.defineProperty(list, "length", { value: index, writable: false }) && list.push(1),
      (list) => list.toSpliced(0, 0, ...Array(3)).at(-index),
      (list) => String.fromCodePoint(index),
      (list) => new Uint8Array(8)[index],
      (list) => "text".at(index) + "text".substr(index, index),
    ]) {
      try {
        use([1, 2, 3]);
      } catch {
        continue;
      }
    }
  }
  return "survived";
}
