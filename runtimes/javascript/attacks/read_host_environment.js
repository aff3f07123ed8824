// Reads the environment, the command line and the names of the server.
//
// category = "environment"
// ending = "value"
// value = []
function attack() {
  const found = [];
  const look = (what, get) => {
    try {
      const value = get();
      if (value !== undefined && Object.keys(Object(value)).length > 0) found.push([what, String(JSON.stringify(value))]);
    } catch {
      return;
    }
  };
  look("env", () => process.env);
  look("one of env", () => process.env.WASM_PROBLEM_SECRET);
  look("execArgv", () => process.execArgv);
  look("execPath", () => process.execPath);
  look("config", () => process.config);
  look("report", () => process.report);
  look("os", () => require("os").userInfo());
  look("hostname", () => require("node:os").hostname());
  look("std", () => std.getenviron());
  look("scriptArgs", () => scriptArgs);
  look("Deno", () => Deno.env.toObject());
  look("Bun", () => Bun.env);
  return found;
}
