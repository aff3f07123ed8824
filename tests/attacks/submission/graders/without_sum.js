// A function that has to be written in a certain way.
import { avoids, call, uses } from "wasm-problem";

export const tests = [
  call("total", [[1, 2, 3]], { returns: 6, visibility: "example" }),
  avoids(["reduce()", "import"], { name: "without reduce" }),
  uses("recursion", { name: "with recursion" }),
];
