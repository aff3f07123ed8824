function grade(answer, problem) {
  const outcome = answer.run();
  if (outcome.failure !== null) {
    return { score: 0, message: outcome.failure.cause };
  }
  return { score: outcome.stdout.includes("42") ? 1 : 0, message: "it ran" };
}
