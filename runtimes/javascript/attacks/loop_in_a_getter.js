// Returns an object with getters that never return: nobody has to call them.
//
// category = "infinite loop"
// ending = "bad-value"
// message = "getter"
const attack = () => ({
  get score() {
    for (;;);
  },
});
