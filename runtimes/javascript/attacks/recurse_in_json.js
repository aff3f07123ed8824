// Writes JSON of five thousand levels, and reads some of a hundred thousand.
//
// category = "recursion"
// ending = ["raised", "stack"]
function attack() {
  let list = [];
  for (let i = 0; i < 5000; i++) list = [list];
  try {
    JSON.stringify(list);
  } finally {
    JSON.parse("[".repeat(100000) + "]".repeat(100000));
  }
  return "written";
}
