// Ends its instance from within, once more each time.
//
// category = "interpreter"
// ending = ["stack", "memory", "raised"]
// runs = 5
function attack() {
  const down = (list) => JSON.stringify([list, down.bind(null, [list])], () => down([list]));
  return down([]);
}
