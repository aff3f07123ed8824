// A class, tested by code that runs in the learner's program. canary-of-a-comment
import { readFileSync } from "fs";
import { group, script } from "wasm-problem";

const SECRETS = JSON.parse(readFileSync("secrets.json", "utf8"));

function filled(words) {
  const puts = words.map((word) => `basket.put(${JSON.stringify(word)});\n`);
  return `const basket = new Basket();\n${puts.join("")}basket.sorted()`;
}

const MANY = SECRETS.more.flatMap((word) => Array.from({ length: 200 }, (_, number) => `${word}${number}`));

export const tests = [
  script(filled(["pear", "apple"]), { returns: ["apple", "pear"], visibility: "example" }),
  group(
    "canary-of-a-name",
    [...SECRETS.words, MANY].map((words) => script(filled(words), { returns: [...words].sort() })),
    { visibility: "hidden", hint: "Sort them first." },
  ),
];
