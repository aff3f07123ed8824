// The same function, tested by a grader that does it all itself. canary-of-a-comment
import { readFileSync } from "fs";

const SECRETS = JSON.parse(readFileSync("secrets.json", "utf8"));

const canary_of_the_solution = (words) => [...words].sort().join("-");

export function grade(answer) {
  const hidden = SECRETS.words.map((words) => ({ ...tested(answer, words), visibility: "hidden" }));
  return { tests: [tested(answer, ["pear", "apple"]), ...hidden] };
}

function tested(answer, words) {
  const [outcome] = answer.calls([["join_sorted", words]]);
  const expected = canary_of_the_solution(words);
  const { failure } = outcome;
  const passed = outcome.value === expected;
  return {
    ...(failure ? { error: failure.message, cause: failure.cause, line: failure.line } : {}),
    name: `join_sorted(${words})`,
    passed,
    expected,
    actual: outcome.value,
    output: outcome.stdout + outcome.stderr,
    message: passed ? "" : "Sort them first.",
  };
}

export function run_examples(answer) {
  return { tests: [{ ...tested(answer, ["pear", "apple"]), visibility: "example" }] };
}
