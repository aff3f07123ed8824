// Lets built-in functions write into arrays that a program made for them: too short, frozen, or the source itself.
//
// category = "interpreter"
// ending = "value"
// value = "survived"
function attack() {
  const small = [() => new Uint8Array(0), (view) => new Uint8Array(view.buffer, 8), () => new Float64Array(1)];
  for (const make of small) {
    class View extends Uint8Array {
      static get [Symbol.species]() {
        return function (...given) {
          return make(source, ...given);
        };
      }
    }
    const source = new View(1000);
    for (const use of ["slice", "subarray", "map", "filter"]) {
      try {
        source[use](() => 1, 900);
      } catch {
        continue;
      }
    }
  }
  class List extends Array {
    static get [Symbol.species]() {
      return function () {
        return Object.freeze([1]);
      };
    }
  }
  for (const use of ["map", "filter", "slice", "splice", "concat", "flat", "flatMap"]) {
    try {
      List.from([1, 2, 3])[use](() => [1]);
    } catch {
      continue;
    }
  }
  return "survived";
}
