// Returns a list nested 101 levels deep.
//
// category = "result too deep"
// ending = "bad-value"
// message = "100 levels"
function attack() {
  let list = [];
  for (let i = 0; i < 100; i++) list = [list];
  return list;
}
