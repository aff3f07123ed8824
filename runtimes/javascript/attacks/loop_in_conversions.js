// Returns and prints objects whose conversions never end.
//
// category = "infinite loop"
// ending = "bad-value"
function forever() {
  for (;;);
}

function attack() {
  const loops = { toString: forever, valueOf: forever, toJSON: forever, [Symbol.toPrimitive]: forever };
  console.log(loops);
  console.error([loops], new Map([[loops, loops]]));
  return loops;
}
