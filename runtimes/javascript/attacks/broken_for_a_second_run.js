// Breaks all that it finds, stops in the middle of a timer, and leaves promises: the second run ends as the first.
//
// category = "state left for a second run"
// ending = "raised"
// message = "^Error: broken$"
// runs = 3
function attack() {
  console.group("left open");
  console.count("left");
  setInterval(() => {
    for (let i = 0; i < names.length; i++) delete global[names[i]];
    throw fail;
  }, 1);
  Promise.reject(1).catch(() => new Promise(() => {}));
  return 1;
}
const names = Object.getOwnPropertyNames(globalThis);
const global = globalThis;
const fail = new Error("broken");
