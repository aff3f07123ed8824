// Asks engines for a larger stack and for more lines in traces.
//
// category = "setrecursionlimit"
// ending = ["stack", "raised"]
function attack(n) {
  for (const set of [
    () => (Error.stackTraceLimit = Infinity),
    () => (process.execArgv = ["--stack-size=100000000"]),
    () => require("v8").setFlagsFromString("--stack-size=100000000"),
    () => std.setMaxStackSize(0),
  ]) {
    try {
      set();
    } catch {
      continue;
    }
  }
  return attack(n + 1) + 1;
}
