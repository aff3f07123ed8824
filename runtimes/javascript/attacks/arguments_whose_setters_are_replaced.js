// Has setters on prototypes that see what is put into arguments and results.
//
// category = "entry and arguments"
// ending = "value"
// args = [{a = [1], b = {"0" = "x"}}]
// value = [0, {a = [1], b = {"0" = "x"}}]
let seen = 0;
for (const name of ["a", "b", "0", "1", "input", "source"]) {
  for (const target of [Object.prototype, Array.prototype]) {
    Object.defineProperty(target, name, { set: () => seen++, get: () => undefined, configurable: true });
  }
}

const attack = (given) => [seen, given];
