function grade(answer, problem) {
  const [outcome] = answer.calls([["speak", "hello"]]);
  const right = outcome.value === 7 && outcome.stdout === "hello\n" && outcome.stderr === "careful\n";
  return { score: right ? 1 : 0, message: outcome.stdout };
}
