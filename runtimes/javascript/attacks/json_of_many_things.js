// Reads and writes JSON with keys that repeat, numbers that overflow, and escapes that are cut off.
//
// category = "decompression and parsing bombs"
// ending = "value"
function attack() {
  const texts = ['{"a":1,'.repeat(5) + '"a":2' + "}".repeat(5), "1e999999999", "-1e-999999999", '"\\ud800"', '"\\u', "[1,]", '{"__proto__":null,"__proto__":1}', "\ufeff1", "1".repeat(100000), '"' + "\\n".repeat(100000) + '"'];
  return texts.map((text) => {
    try {
      return typeof JSON.parse(text);
    } catch (error) {
      return error.name;
    }
  });
}
