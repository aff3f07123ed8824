// There is nothing to generate.
const grade = (answer, problem) => true;
