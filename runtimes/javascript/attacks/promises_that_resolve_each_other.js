// Awaits without end in functions that await one another.
//
// category = "infinite loop"
// ending = "fuel"
const a = async () => {
  for (;;) await b();
};
const b = async () => await null;
const attack = () => a();
