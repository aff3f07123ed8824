function grade(answer, problem) {
  console.log("grading");
  throw new Error("a fault"); // <here>
}

function generate(problem) {
  return 3;
}
