// Two answer fields. The second program is tested only if the first one is right.
import { readFileSync } from "fs";
import { call, group } from "wasm-problem";

const SECRETS = JSON.parse(readFileSync("secrets.json", "utf8"));

export const tests = [
  call("join_sorted", [["pear", "apple"]], { returns: "apple-pear", visibility: "example", of: "program" }),
  group(
    "Both",
    [
      ...SECRETS.words.map((words) =>
        call("join_sorted", [words], { returns: [...words].sort().join("-"), visibility: "hidden", of: "program" }),
      ),
      call("split", ["apple-pear"], { returns: ["apple", "pear"], of: "second" }),
    ],
    { stopAtFirstFailure: true },
  ),
];
