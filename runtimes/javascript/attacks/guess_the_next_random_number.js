// Looks for chance that does not follow from the seed, or for the same chance in two places.
//
// category = "state left for a second run"
// ending = "value"
// runs = 3
function attack() {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  const numbers = [Math.random(), Math.random(), ...bytes];
  return { numbers, id: crypto.randomUUID(), now: Date.now(), passed: performance.now(), zone: new Date(0).toString(), differ: new Set(numbers).size > 8 };
}
