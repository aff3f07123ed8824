// Uses names before they are there, in every kind of scope, and deletes and redeclares them.
//
// category = "interpreter"
// ending = "value"
// value = "survived"
function attack() {
  const texts = [
    "{ f(); let x = 1; function f() { x = 2 } }",
    "class A extends (B) {} class B {}",
    "switch (1) { case x: let x }",
    "((a = b, b) => a)()",
    "(function f() { 'use strict'; f = 1 })()",
    "eval('let x; var x')",
    "with ({ get x() { delete this.x; return 1 } }) { x = x }",
    "a: b: c: for (;;) { for (;;) break a }",
    "var undefined = 1; let NaN",
    "function arguments() {} arguments(arguments)",
    "(() => { 'use strict'; delete Object.prototype })()",
    "try { throw [1] } catch ([e, f = e]) { var e = f }",
    "let { [(() => { throw 1 })()]: z = z } = {}",
    "async () => { await using x = { [Symbol.asyncDispose]() {} } }",
    "if (0) function g() {} g()",
    "label: function h() {}",
    "new.target",
    "super.x",
    "import.meta",
    "yield = await = async = let = static = of = 1",
  ];
  for (const text of texts) {
    for (const run of [eval, (each) => (0, eval)(each), (each) => new Function(each)()]) {
      try {
        run(text);
      } catch {
        continue;
      }
    }
  }
  return "survived";
}
