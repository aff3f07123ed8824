function grade(answer, problem) {
  try {
    answer.call("f");
  } catch (error) {
    if (!(error instanceof SubmissionError)) {
      throw error;
    }
    const score = error.message.includes("a learner's mistake") ? 1 : 0.5;
    return { score, message: `${error.cause} ${error.line ?? "none"}` };
  }
  return 0;
}
