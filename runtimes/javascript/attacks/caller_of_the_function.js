// Walks up the functions that called it, as old JavaScript could.
//
// category = "frames"
// ending = "value"
// value = []
function attack() {
  const found = [];
  const ways = [
    () => attack.caller,
    () => attack.arguments,
    () => (function () { return arguments.callee.caller.caller; })(),
    () => Object.getOwnPropertyDescriptor(Function.prototype, "caller").get.call(attack),
    () => new Error().stack.split("\n").filter((line) => /wasm-problem|harness|native|globals/.test(line))[0],
  ];
  for (const way of ways) {
    try {
      const value = way();
      if (value !== undefined && value !== null) found.push(String(value));
    } catch {
      continue;
    }
  }
  return found.filter((each) => !each.startsWith("[object Arguments]"));
}
