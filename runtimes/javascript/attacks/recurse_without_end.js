// Calls itself without end.
//
// category = "recursion"
// ending = "stack"
// message = "Maximum call stack size exceeded|nest too deeply"
function attack(n) {
  return attack(n + 1) + 1;
}
