// Ends the process in the ways of Node, browsers and QuickJS.
//
// category = "exit"
// ending = "value"
// value = "still here"
function attack() {
  const ways = [
    () => process.abort(),
    () => process.reallyExit(0),
    () => process.kill(process.pid, "SIGKILL"),
    () => process._kill(1, 9),
    () => process.dlopen(module, "x"),
    () => std.exit(0),
    () => os.kill(os.getpid(), 9),
    () => quit(),
    () => Deno.exit(0),
    () => close(),
    () => process.emit("exit"),
  ];
  for (const way of ways) {
    try {
      way();
    } catch {
      continue;
    }
  }
  return "still here";
}
