// Prints a line of a hundred megabytes, and a table and a list of as much.
//
// category = "output flood"
// ending = ["output", "memory", "fuel"]
function attack() {
  const line = "\u2665".repeat(50000000);
  console.log(line);
  console.log([line, line]);
  console.table([{ line }]);
}
