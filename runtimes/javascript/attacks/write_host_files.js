// Overwrites a file of the server, by name and by descriptor.
//
// category = "host files"
// ending = "value"
// value = "tried"
async function attack() {
  const path = readLine();
  const fs = require("fs");
  for (const write of ["writeFileSync", "appendFileSync", "rmSync", "unlinkSync", "truncateSync", "renameSync", "cpSync"]) {
    for (const target of [path, "../".repeat(20) + path, "file://" + path, 3, 4]) {
      try {
        fs[write](target, "overwritten");
      } catch {
        continue;
      }
    }
  }
  try {
    await fs.promises.writeFile(path, "overwritten");
  } catch {
    return "tried";
  }
  return "tried";
}
