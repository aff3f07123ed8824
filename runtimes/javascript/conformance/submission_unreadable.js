function grade(answer, problem) {
  answer.run();
  return true;
}
