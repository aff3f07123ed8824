function grade(answer, problem) {
  const numbers = [answer.call("count_up")];
  try {
    answer.call("endless");
  } catch (error) {
    numbers.push(answer.call("count_up"));
  }
  numbers.push(answer.call("count_up"));
  return { score: 1, message: numbers.join(" ") };
}
