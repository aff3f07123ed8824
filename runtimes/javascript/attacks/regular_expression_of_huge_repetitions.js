// Compiles expressions that repeat what repeats, and looks for them.
//
// category = "inside one C call"
// ending = ["fuel", "raised", "memory", "value", "stack"]
function attack() {
  const bombs = ["(((a{1,1000}){1,1000}){1,1000}){1,1000}", "(?:x{2147483647}){2147483647}", "(?:(?:){9999999}){9999999}", "a{0,99999999999}"];
  return bombs.map((bomb) => new RegExp(bomb, "v").test("a".repeat(1000)));
}
