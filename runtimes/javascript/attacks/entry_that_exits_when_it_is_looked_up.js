// Ends the program with status 0 when its function is looked up.
//
// category = "entry and arguments"
// ending = ["raised", "missing-entry"]
Object.defineProperty(globalThis, "attack", { get: () => process.exit(0) });
