// A function whose effort is measured.
import { call, grows } from "wasm-problem";

const even = (n) => Array.from({ length: n }, (_, i) => 2 * i);

export const tests = [
  call("has_pair", [[1, 4, 6], 10], { returns: true, visibility: "example" }),
  call("has_pair", [[1, 4, 6], 8], { returns: false, visibility: "example" }),
  grows("has_pair", { given: (n) => [even(n), 1], atMost: "linear", name: "growth" }),
  call("has_pair", [even(1000), 1], { returns: false, maxFuel: 20_000_000, name: "a large list" }),
];
