function grade(answer, problem) {
  if (typeof answer === "object") {
    return { score: 1, message: `${answer.name}: ${answer.city}` };
  }
  if (typeof answer === "string") {
    return { score: 1, message: answer };
  }
  return { score: answer * 2 === 15 ? 1 : 0, message: "number" };
}
