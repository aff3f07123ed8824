// Opens programs of learners without end.
//
// category = "host resources"
// ending = ["raised", "fuel"]
async function attack() {
  const { CodeAnswer } = await import("wasm-problem");
  for (;;) {
    try {
      new CodeAnswer("program", "", "x").start();
    } catch {
      continue;
    }
  }
}
