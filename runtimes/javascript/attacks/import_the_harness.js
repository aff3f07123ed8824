// Is a module that imports the runtime's harness, which has a realm that no program can reach.
//
// category = "harness"
// ending = "raised"
// message = "Cannot find module"
import { harness } from "<wasm-problem>/harness.js";

export const attack = () => Object.keys(harness);
