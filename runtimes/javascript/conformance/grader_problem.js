function grade(answer, { variables, attempt }) {
  return { score: 1, message: `${variables.n} ${attempt} ${variables.list[0]} ${variables.object.deep}` };
}

const seed = (problem) => problem.seed;
