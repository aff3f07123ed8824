function grade(answer, problem) {
  answer.evaluate("let x = twice(20);");
  const right = answer.evaluate("x + more") === 42;
  if (answer.source.includes("broken")) {
    answer.evaluate(")(");
  }
  return right;
}
