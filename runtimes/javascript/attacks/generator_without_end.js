// Spreads a generator that never ends.
//
// category = "infinite loop"
// ending = ["fuel", "memory"]
function* forever() {
  for (;;) yield 1;
}
const attack = () => [...forever()].length;
