// Throws an error of classes whose names are empty, markup, spaces, getters, and of megabytes.
//
// category = "failure report"
// ending = "raised"
function attack() {
  let parent = Error;
  const names = ["", " ", "a b", "</script>", "\0", "\ud800", "fuel", "x".repeat(1e6), 1, null, {}, Symbol("x")];
  for (let i = 0; i < 500; i++) {
    const name = names[i % names.length];
    parent = class extends parent {};
    Object.defineProperty(parent, "name", i % 5 ? { value: name } : { get: () => null.x });
  }
  throw new parent("told");
}
