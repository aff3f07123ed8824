// Lists the folders of the server.
//
// category = "host files"
// ending = "value"
// value = []
function attack() {
  const fs = require("fs");
  const found = [];
  for (const folder of ["/", ".", "..", "/etc", "/proc", "/proc/self", "/dev", "/tmp", "C:\\", ""]) {
    for (const list of ["readdirSync", "opendirSync", "statSync", "lstatSync", "realpathSync", "globSync"]) {
      try {
        const content = fs[list](folder);
        if (!Array.isArray(content) || content.length > 0) found.push([list, folder, typeof content]);
      } catch {
        continue;
      }
    }
  }
  return found;
}
