// Compiles an expression anew while it searches, and moves its index out of the text.
//
// category = "interpreter"
// ending = "value"
// value = "survived"
function attack() {
  const expression = /(a)|b/gy;
  const hook = { valueOf: () => (expression.compile("(?<n>x){1000}", "dgs"), -1), toString: () => (expression.compile("[^]*"), "aab") };
  const uses = [
    () => (expression.lastIndex = hook),
    () => expression.exec(hook),
    () => "aab".replace(expression, () => (expression.compile("b(c)(d)(e)", "g"), "$1$<n>$9$`")),
    () => "aab".replaceAll(expression, "$1$2$99$<x>$&$'"),
    () => [..."aab".matchAll(expression)].forEach(() => expression.compile("")),
    () => "aab".split(expression, hook),
    () => RegExp.prototype[Symbol.replace].call({ exec: () => ({ index: 2 ** 31, length: 99, 0: "x" }), flags: "" }, "aab", "$1"),
    () => RegExp.prototype[Symbol.split].call({ constructor: { [Symbol.species]: function () { return { exec: () => [], lastIndex: 2 }; } } }, "aab"),
    () => new RegExp("(?<__proto__>a)(?<constructor>b)").exec("ab").groups.constructor,
    () => new RegExp("[\\p{L}--[a-z]]{0,4000}", "v").exec("aab"),
    () => new RegExp("\\u{110000}|\\k<x>|(?<x", "u"),
    () => new RegExp("x".repeat(1000)).test("x"),
    () => new RegExp("[" + "\\ud800\\udc00-\\udbff\\udfff".repeat(50) + "]", "ui").test("\ud83d\ude00"),
  ];
  for (const use of uses) {
    try {
      use();
    } catch {
      continue;
    }
  }
  return "survived";
}
