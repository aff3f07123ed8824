// Makes, prints and returns dates that there are none.
//
// category = "decompression and parsing bombs"
// ending = "value"
// value = "survived"
function attack() {
  const times = [NaN, Infinity, 8.64e15, 8.64e15 + 1, -1e300, "9".repeat(100000), "2026-13-45T99:99:99Z", "+275760-09-13T00:00:00.001Z", Symbol("x"), 10n ** 30n];
  for (const time of times) {
    for (const use of [(date) => date.toISOString(), (date) => date.toLocaleString("xx".repeat(1000)), (date) => console.log(date), (date) => date.setFullYear(1e21), (date) => String(date)]) {
      try {
        use(new Date(time));
      } catch {
        continue;
      }
    }
  }
  return "survived";
}
