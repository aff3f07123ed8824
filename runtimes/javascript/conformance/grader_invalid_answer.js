function refuse() {
  throw new InvalidAnswer("Type **one** city.");
}

function grade(answer, problem) {
  if (answer === "?") {
    throw new InvalidAnswer("Type a city.");
  }
  if (answer === "??") {
    refuse();
  }
  return true;
}
