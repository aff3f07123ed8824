// Replaces what the function that looks a name up is made of: getters on the global object for it, and for others.
//
// category = "entry and arguments"
// ending = "missing-entry"
Object.defineProperty(globalThis, "attack", { get: () => "no function" });
