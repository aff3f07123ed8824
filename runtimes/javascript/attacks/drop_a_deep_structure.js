// Lets go of a structure that is a million levels deep, which has to be freed, and runs the collector over another.
//
// category = "recursion"
// ending = ["value", "memory"]
// value = "survived"
function attack() {
  const makers = [(last) => [last], (last) => ({ last }), (last) => () => last, (last) => new Map([[1, last]])];
  for (const make of makers) {
    let list = null;
    for (let i = 0; i < 100000; i++) list = make(list);
    list = null;
  }
  return "survived";
}
