// A program that reads words from its standard input and prints them joined. canary-of-a-comment
import { readFileSync } from "fs";
import { group, run } from "wasm-problem";

const SECRETS = JSON.parse(readFileSync("secrets.json", "utf8"));

const canary_of_the_solution = (words) => `${[...words].sort().join("-")}\n`;

export const tests = [
  run("pear\napple\n", { prints: "apple-pear\n", visibility: "example" }),
  group(
    "canary-of-a-name",
    SECRETS.words.map((words) => run(words.join("\n"), { prints: canary_of_the_solution(words) })),
    { visibility: "hidden", hint: "Sort them first." },
  ),
];
