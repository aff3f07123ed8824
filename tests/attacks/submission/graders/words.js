// A function, tested by a table. canary-of-a-comment
import { readFileSync } from "fs";
import { agrees, call, choices, group, lists } from "wasm-problem";

const NOTE = "canary-of-a-variable";
const SECRETS = JSON.parse(readFileSync("secrets.json", "utf8"));

/** canary-of-a-docstring */
const canary_of_the_solution = (words) => [...words].sort().join("-");

export const tests = [
  call("join_sorted", [["pear", "apple"]], { returns: "apple-pear", visibility: "example" }),
  call("join_sorted", [[]], { returns: "", hint: "Nothing makes nothing." }),
  group(
    "canary-of-a-name",
    [
      ...SECRETS.words.map((words) => call("join_sorted", [words], { returns: canary_of_the_solution(words) })),
      agrees("join_sorted", {
        like: canary_of_the_solution,
        given: [lists(choices(...SECRETS.more), { shortest: 2 })],
        cases: 8,
      }),
    ],
    { visibility: "hidden", hint: "Sort them first." },
  ),
  call("join_sorted", [["fig", "elder"]], { returns: "elder-fig", visibility: "shown-on-failure" }),
];
