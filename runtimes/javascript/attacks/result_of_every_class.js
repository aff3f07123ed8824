// Returns an object of each class that there is: JSON or a failure that names it, never a crash.
//
// category = "result not JSON"
// ending = "value"
// value = []
function attack() {
  const strange = [];
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (name === "attack") continue;
    try {
      const made = new globalThis[name](8);
      console.log(made);
      JSON.stringify(made);
      if (typeof structuredClone(made) !== typeof made) strange.push(name);
    } catch {
      continue;
    }
  }
  return strange;
}
