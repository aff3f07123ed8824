// Leaves traces in every place that it finds, and prints those of earlier tests, runs and learners.
//
// ending = "incorrect"
// tests = "fail fail fail fail fail fail"
// score = 0
// shows = ["traces \\[\\]"]
const places = [globalThis, Object.prototype, console, process, require("fs"), require("wasm-problem"), Symbol, process.argv];

function join_sorted(words) {
  console.log("traces", places.flatMap((place) => (Object.hasOwn(place, "left") ? [place.left] : [])));
  for (const place of places) {
    try {
      Object.defineProperty(place, "left", { value: words });
    } catch {
      continue;
    }
  }
}
