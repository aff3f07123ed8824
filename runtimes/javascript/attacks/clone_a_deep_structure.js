// Clones, prints and compares structures of a hundred thousand levels.
//
// category = "recursion"
// ending = ["stack", "value", "raised"]
function attack() {
  let list = [];
  for (let i = 0; i < 100000; i++) list = [list];
  console.log(list);
  console.log({ list: new Map([[list, list]]) });
  return structuredClone(list).length;
}
