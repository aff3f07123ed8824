const fs = require("fs");

const read = (name) => fs.readFileSync(name, "utf8");

function careful(name) {
  try {
    return read(name);
  } catch (error) {
    if (error.code !== "ENOENT") {
      throw error;
    }
    return "not there";
  }
}

const content = () => Array.from(fs.readFileSync("bytes.bin"));
