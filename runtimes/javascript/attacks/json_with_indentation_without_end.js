// Writes JSON with an indentation, a replacer and keys that multiply.
//
// category = "decompression and parsing bombs"
// ending = ["memory", "raised", "fuel", "stack", "output"]
function attack() {
  let shared = { a: 1 };
  for (let i = 0; i < 60; i++) shared = { left: shared, right: shared };
  return JSON.stringify(shared, (key, value) => value, "          ");
}
