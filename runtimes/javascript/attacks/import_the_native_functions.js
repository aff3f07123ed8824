// Is a module that imports what the runtime's own modules import.
//
// category = "harness"
// ending = "raised"
// message = "Cannot find module"
import * as native from "<wasm-problem>/native";

export const attack = () => Object.keys(native);
