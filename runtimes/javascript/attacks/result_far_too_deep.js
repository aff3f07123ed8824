// Returns objects, lists and maps nested a hundred thousand levels deep.
//
// category = "result too deep"
// ending = ["bad-value", "memory"]
function attack() {
  let list = [];
  for (let i = 0; i < 100000; i++) list = i % 3 === 0 ? { list } : i % 3 === 1 ? new Map([["list", list]]) : [list];
  return list;
}
