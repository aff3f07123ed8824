// A grader that makes all calls at once, and lets the error of the one that is no secret pass.
import { readFileSync } from "fs";

const SECRETS = JSON.parse(readFileSync("secrets.json", "utf8"));

export function grade(answer) {
  const [known, ...hidden] = answer.calls([["pear", "apple"], ...SECRETS.words].map((words) => ["join_sorted", words]));
  if (known.failure) throw known.failure;
  const rights = hidden.filter(({ value }, i) => value === [...SECRETS.words[i]].sort().join("-")).length;
  return ((known.value === "apple-pear") + rights) / (1 + hidden.length);
}
