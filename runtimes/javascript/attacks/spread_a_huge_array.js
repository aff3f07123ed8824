// Passes a million arguments to a function, to a constructor, and to apply.
//
// category = "memory by list"
// ending = ["stack", "raised", "memory"]
function attack() {
  const many = new Array(1000000).fill(1);
  let failed = 0;
  for (const pass of [() => Math.max(...many), () => new Array(...many), () => Math.max.apply(null, many)]) {
    try {
      pass();
    } catch {
      failed++;
    }
  }
  return Reflect.construct(Array, many, Object).length + failed + Math.max(...many, ...many, ...many);
}
