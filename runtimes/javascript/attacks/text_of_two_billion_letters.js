// Asks for texts of billions of letters in every way that there is.
//
// category = "memory by str"
// ending = "value"
// value = 0
function attack() {
  const size = 2 ** 31 - 1;
  let made = 0;
  const ways = [
    () => "x".repeat(size),
    () => "".padStart(size, "xy"),
    () => "x".padEnd(2 ** 53 - 1, "\u2665"),
    () => new Array(2 ** 15).join("x".repeat(2 ** 16)),
    () => "x".repeat(2 ** 20).split("").join("x".repeat(2 ** 12)),
    () => JSON.stringify([1], null, 10).repeat(size),
    () => escape("\u2665".repeat(2 ** 20)),
    () => encodeURIComponent("\u2665".repeat(2 ** 18)),
    () => "\u0390".repeat(2 ** 17).toUpperCase(),
    () => "\ufdfa".repeat(2 ** 12).normalize("NFKD"),
  ];
  for (const way of ways) {
    try {
      made += way().length > 2 ** 30;
    } catch {
      continue;
    }
  }
  return made;
}
