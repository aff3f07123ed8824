// Tests that share one start of the program, a hidden one before one that is shown.
import { readFileSync } from "fs";
import { call, group } from "wasm-problem";

const SECRETS = JSON.parse(readFileSync("secrets.json", "utf8"));

export const tests = [
  group(
    "One start",
    [
      call("join_sorted", [["pear", "apple"]], { returns: "apple-pear", visibility: "example" }),
      ...SECRETS.words.map((words) =>
        call("join_sorted", [words], { returns: [...words].sort().join("-"), visibility: "hidden" }),
      ),
      call("join_sorted", [[]], { returns: "" }),
    ],
    { fresh: false },
  ),
];
