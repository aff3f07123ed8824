// Flattens a list of lists of a hundred thousand levels, and one that contains itself.
//
// category = "recursion"
// ending = "stack"
function attack() {
  const list = [];
  list.push(list);
  return list.flat(Infinity);
}
