// Compiles numbers of a million digits, in every notation.
//
// category = "decompression and parsing bombs"
// ending = ["value", "fuel", "memory", "raised"]
function attack() {
  const digits = "123456789".repeat(30000);
  return ["", "0x", "1e", "0.", "1e-"].map((start) => String((0, eval)(start + digits)).length);
}
