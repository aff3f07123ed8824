// Writes files without end.
//
// category = "host resources"
// ending = ["raised", "memory", "fuel"]
function attack() {
  const fs = require("fs");
  for (let i = 0; ; i++) fs.writeFileSync(`file${i}`, "x".repeat(1000000));
}
