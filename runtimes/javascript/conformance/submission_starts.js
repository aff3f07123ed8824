function grade(answer, problem) {
  const numbers = [1, 2, 3].map(() => answer.call("count_up"));
  const start = answer.start();
  numbers.push(start.call("count_up", []).value, start.call("count_up", []).value);
  start.close();
  return { score: 1, message: numbers.join(" ") };
}
