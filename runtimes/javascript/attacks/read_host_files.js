// Reads a file of the server by every function of Node's that reads one.
//
// category = "host files"
// ending = "value"
// value = []
async function attack() {
  const path = readLine();
  const found = [];
  const fs = require("fs");
  const ways = [
    () => fs.readFileSync(path, "utf8"),
    () => fs.readFileSync("file://" + path, "utf8"),
    () => fs.readFileSync(new URL("file://" + path), "utf8"),
    () => fs.readFileSync("../../../../../../../.." + path, "utf8"),
    () => fs.readFileSync(Buffer.from(path), "utf8"),
    () => fs.readFileSync({ toString: () => path }, "utf8"),
    () => fs.readFileSync(path + "\0.txt", "utf8"),
    () => fs.readFileSync(0, "utf8"),
    () => fs.readFileSync(3, "utf8"),
    () => fs.openSync(path, "r"),
    () => fs.readdirSync("/"),
    () => fs.readdirSync(path.replace(/[^/]*$/, "")),
    () => fs.promises.readFile(path, "utf8"),
    () => require("fs/promises").readFile(path, "utf8"),
    () => require(path),
    () => import(path),
    () => import("file://" + path),
    () => fetch("file://" + path),
  ];
  for (const way of ways) {
    try {
      const content = await way();
      if (String(content).trim() !== "") found.push(String(content));
    } catch {
      continue;
    }
  }
  return found;
}
