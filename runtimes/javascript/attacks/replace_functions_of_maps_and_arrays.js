// Replaces what a runtime might read maps, arrays, errors and iterators with.
//
// category = "monkeypatching"
// ending = "value"
// value = {list = [1, [2]], map = {k = 2}}
const forged = function* () {
  yield ["forged", 1];
};
const kinds = [Map, Array, Set, String];
const names = ["entries", "keys", "values", "forEach", "get", "map", "join", "push", "concat", Symbol.iterator];
for (let i = 0; i < kinds.length; i++) {
  for (let j = 0; j < names.length; j++) Object.defineProperty(kinds[i].prototype, names[j], { value: forged });
}
Object.defineProperty(Map.prototype, "size", { get: () => 0 });
Object.getPrototypeOf(Object.getPrototypeOf(forged())).next = () => ({ done: true, value: 1 });
Object.getPrototypeOf(forged()).next = () => ({ done: true, value: 1 });

function attack() {
  return { list: [1, [2]], map: new Map().set("k", 2) };
}
