// Fails with thousands of classes at once, one of which a test may expect, and texts of a megabyte.
//
// ending = "incorrect"
// tests = "error error fail fail fail error"
// score = 0
// shows = ["mmm"]
// limits = {fuel = 3_000_000_000}
let kind = Error;
for (let i = 0; i < 2000; i++) {
  kind = class extends kind {};
  Object.defineProperty(kind, "name", { value: ["ValueError KeyError", "TypeError", "m".repeat(10000), "\n", ""][i % 5] });
}

function join_sorted(words) {
  throw new kind("m".repeat(1e6));
}
