// Uses what graders use for programs of learners, without being a grader.
//
// category = "host resources"
// ending = "value"
// value = []
async function attack() {
  const found = [];
  const { CodeAnswer, Start } = await import("wasm-problem");
  const ways = [
    () => new CodeAnswer("program", "", "javascript-es2023@1").call("attack"),
    () => new CodeAnswer("", "", "").run("").value,
    () => new CodeAnswer("program", "x", "y").evaluate("1"),
    () => new CodeAnswer({ toString: () => "\ud800" }, null, undefined).start(),
    () => new CodeAnswer("program", "x", "y").calls(new Array(3).fill(["f"])).map((each) => each.value).find((each) => each !== null).length,
    () => new Start(0).call("f", []).value.length,
    () => new Start(2 ** 32 - 1).evaluate("1").value.length,
    () => new Start(NaN).close().x,
  ];
  for (const way of ways) {
    try {
      const value = way();
      if (value !== null && value !== undefined) found.push(String(value));
    } catch {
      continue;
    }
  }
  return found;
}
