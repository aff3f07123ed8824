// Takes the functions of all frames out of the structured stack of an error.
//
// category = "frames"
// ending = "value"
// value = []
function attack() {
  let sites = [];
  Error.prepareStackTrace = (_, frames) => (sites = frames);
  [1].map(() => Promise.resolve().then(new Error("x").stack));
  JSON.parse("1", () => new Error("x").stack);
  const found = [];
  for (const site of Array.isArray(sites) ? sites : []) {
    for (const name of ["getFunction", "getThis"]) {
      try {
        const value = site[name]();
        if (value !== undefined && value !== null && value !== globalThis && !/native code/.test(value)) found.push(String(value));
      } catch {
        continue;
      }
    }
  }
  return found.filter((each) => !/attack|new Error/.test(each));
}
