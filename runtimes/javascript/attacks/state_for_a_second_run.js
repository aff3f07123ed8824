// Leaves something in every place that it finds for a second run of the same program.
//
// category = "state left for a second run"
// ending = "value"
// value = [0, 0, 0, 0, 0, 0]
// runs = 3
const places = [globalThis, Object.prototype, console, process, require("fs"), Array.prototype];

function attack() {
  const found = places.map((place) => place[Symbol.for("left")] ?? 0);
  for (const place of places) {
    try {
      place[Symbol.for("left")] = 1;
    } catch {
      continue;
    }
  }
  try {
    require("fs").writeFileSync("left", "1");
  } catch {
    return found;
  }
  return found;
}
