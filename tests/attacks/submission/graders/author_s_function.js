// A test that asks a function of the author's whether a value is right.
import { readFileSync } from "fs";
import { call, group } from "wasm-problem";

const SECRETS = JSON.parse(readFileSync("secrets.json", "utf8"));

export const tests = [
  call("longest", [["pear", "apple"]], { returns: (length) => length > 4 && length < 6, visibility: "example" }),
  group(
    "canary-of-a-name",
    SECRETS.words.map((words) => call("longest", [words], { returns: (length) => length.toFixed() > 6 && length < 16 })),
    { visibility: "hidden" },
  ),
];
