// Registers symbols and property names, which interpreters keep in a table.
//
// category = "memory by dict"
// ending = ["memory", "fuel", "raised"]
// limits = {memory_bytes = 67_108_864}
function attack() {
  const kept = [];
  for (let i = 0; ; i++) kept.push(Symbol.for(`symbol ${i}`));
}
