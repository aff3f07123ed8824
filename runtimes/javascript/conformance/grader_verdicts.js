const VERDICTS = {
  right: true,
  wrong: false,
  half: 0.5,
  one: 1,
  record: { score: 0.25, message: "**Look** again." },
  tests: {
    tests: [
      { name: "first", passed: true, points: 3 },
      { name: "second", passed: false, message: "No." },
    ],
  },
  details: {
    score: 0,
    tests: [
      { name: "shown", status: "failed", expected: "42", actual: "41", visibility: "example" },
      { name: "hidden", passed: true, visibility: "hidden" },
    ],
  },
  nothing: null,
  many: 2,
  other: "yes",
};

function grade(answer, problem) {
  return VERDICTS[answer];
}
