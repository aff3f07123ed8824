// Twenty-five hidden tests.
import { readFileSync } from "fs";
import { call, group } from "wasm-problem";

const [word] = JSON.parse(readFileSync("secrets.json", "utf8")).more;

export const tests = [
  call("join_sorted", [["pear", "apple"]], { returns: "apple-pear", visibility: "example" }),
  group(
    "canary-of-a-name",
    Array.from({ length: 25 }, (_, number) =>
      call("join_sorted", [[word, word + number]], { returns: `${word}-${word}${number}`, points: 0.04 }),
    ),
    { visibility: "hidden" },
  ),
];
