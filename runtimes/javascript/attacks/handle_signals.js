// Registers for signals and for errors that nobody catches, to go on when it should end.
//
// category = "signals"
// ending = ["raised", "fuel"]
function attack() {
  const go = () => attack();
  for (const register of [
    () => process.on("SIGTERM", go),
    () => process.on("uncaughtException", go),
    () => process.on("unhandledRejection", go),
    () => process.on("exit", go),
    () => addEventListener("error", go),
    () => (globalThis.onerror = go),
    () => process.setUncaughtExceptionCaptureCallback(go),
  ]) {
    try {
      register();
    } catch {
      continue;
    }
  }
  throw new Error("ended");
}
