function generate(problem) {
  const drawn = new Set();
  for (let i = 0; i < 200; i++) {
    drawn.add(problem.random.integer(3, 5));
  }
  if ([...drawn].sort().join() !== "3,4,5") {
    throw new Error("not the numbers from 3 to 5");
  }
  return { a: problem.random.integer(1, 1000), b: problem.random.integer(1, 1000), names: ["x", "y"] };
}

function grade(answer, problem) {
  return answer === problem.variables.a + problem.variables.b;
}
