// Returns a list nested a hundred levels deep, through objects and maps.
//
// category = "result too deep"
// ending = "value"
function attack() {
  let list = [];
  for (let i = 0; i < 99; i++) list = i % 3 === 0 ? { list } : i % 3 === 1 ? new Map([["list", list]]) : [list];
  return list;
}
