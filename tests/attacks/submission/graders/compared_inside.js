// The same test twice: the value compared by the program, and by the grader.
import { script } from "wasm-problem";

export const tests = [
  script('shout("pear") == "PEAR"', { returns: true, visibility: "example" }),
  script('shout("pear")', { returns: "PEAR" }),
];
