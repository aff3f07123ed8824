// Delegates from generator to generator, a hundred thousand deep.
//
// category = "recursion"
// ending = ["stack", "fuel", "memory"]
function* down() {
  yield* down();
}
const attack = () => [...down()];
