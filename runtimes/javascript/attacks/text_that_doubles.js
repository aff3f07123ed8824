// Adds a text to itself until it is larger than the memory.
//
// category = "memory by str"
// ending = ["memory", "raised"]
function attack() {
  let text = "x";
  for (;;) text += text;
}
