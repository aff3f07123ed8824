// A grader that gives the program what the program returned before.
import { readFileSync } from "fs";

const SECRETS = JSON.parse(readFileSync("secrets.json", "utf8"));

export const grade = (answer) => ({
  tests: SECRETS.words.map((words) => ({ name: "hidden", passed: survives(answer, words), visibility: "hidden" })),
});

function survives(answer, words) {
  const back = answer.call("split", answer.call("join_sorted", words));
  return JSON.stringify(back) === JSON.stringify([...words].sort());
}
