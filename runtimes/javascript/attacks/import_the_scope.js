// Is a module that gives the runtime a scope of its own, before the runtime takes the real one.
//
// category = "harness"
// ending = "raised"
// message = "Cannot find module"
import { keepScope } from "<wasm-problem>/scope";

keepScope(() => () => "forged");

export const attack = () => "honest";
