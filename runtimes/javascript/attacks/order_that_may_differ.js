// Returns what may come out in another order: keys, weak references, sorts, promises, timers.
//
// category = "state left for a second run"
// ending = "value"
// runs = 3
async function attack() {
  const order = [];
  const objects = Array.from({ length: 100 }, (_, i) => ({ i, [Math.random()]: Math.random() }));
  for (const i of [3, 1, 2]) setTimeout(() => order.push(i), i === 2 ? 1 : 5);
  await Promise.race(objects.map(async ({ i }) => order.push(i)));
  await new Promise((resolve) => setTimeout(resolve, 10));
  const weak = objects.map((each) => new WeakRef(each).deref() === each).filter((each) => !each).length;
  return [order, weak, objects.sort(() => 0).map(({ i }) => i), new Error("x").stack];
}
