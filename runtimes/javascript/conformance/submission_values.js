const VALUES = [0, -1, 2.5, true, null, "", "é 😀", [], [1, [2]], { a: { b: [] } }, { "": 1 }];

function grade(answer, problem) {
  const equal = VALUES.filter((value) => JSON.stringify(answer.call("echo", value)) === JSON.stringify(value));
  return equal.length / VALUES.length;
}
