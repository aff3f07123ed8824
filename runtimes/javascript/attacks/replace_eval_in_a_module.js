// Is a module that replaces eval.
//
// category = "harness"
// ending = "value"
// value = "honest"
Object.defineProperty(globalThis, "eval", { value: () => () => "forged" });

export function attack() {
  return "honest";
}
