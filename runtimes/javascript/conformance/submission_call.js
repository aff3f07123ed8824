function grade(answer, problem) {
  const joined = answer.call("join", ["a", "ü", "😀"], "-");
  const right = answer.call("twice", 21) === 42 && joined === "a-ü-😀" && answer.call("nothing") === null;
  return { score: right ? 1 : 0, message: joined };
}
