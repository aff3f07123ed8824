// Binds a function three thousand times and calls it.
//
// category = "recursion"
// ending = ["stack", "value"]
// value = 1
function attack() {
  let bound = () => 1;
  for (let i = 0; i < 3000; i++) bound = bound.bind(null);
  return bound();
}
