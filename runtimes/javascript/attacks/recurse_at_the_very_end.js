// Uses up the stack, and calls built-in functions where there is no more of it.
//
// category = "recursion"
// ending = ["value", "stack"]
// value = "survived"
function attack() {
  const uses = [
    () => JSON.parse('[[[[[["x"]]]]]]'),
    () => JSON.stringify({ a: [{ b: [1] }] }),
    () => new RegExp("(a|b)*c").exec("ababac"),
    () => [3, 2, 1].sort((a, b) => a - b),
    () => "abc".replace(/b/, () => "x"),
    () => eval("((1))"),
    () => new Function("return [[[1]]]")(),
    () => new Proxy({}, {}).x,
    () => console.error("x", { a: [1] }),
    () => new Date("2026-01-01").toString(),
    () => (10n ** 50n).toString(),
    () => structuredClone({ a: [1] }),
    () => new Error("x").stack,
    () => Reflect.construct(Map, [[[1, 2]]]),
    () => [...function* () { yield 1; }()],
    () => Promise.reject(1).catch(() => 1),
    () => "\u00e9".normalize("NFD"),
    () => require("fs").existsSync("x"),
    () => "x".localeCompare("y"),
  ];
  const down = (use) => {
    try {
      down(use);
    } catch {
      try {
        use();
      } catch {
        return;
      }
    }
  };
  for (const use of uses) down(use);
  return "survived";
}
