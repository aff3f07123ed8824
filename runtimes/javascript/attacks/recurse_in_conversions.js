// Converts lists of lists to text, a hundred thousand levels deep.
//
// category = "recursion"
// ending = "stack"
function attack() {
  let list = [];
  for (let i = 0; i < 100000; i++) list = [list];
  return String(list);
}
