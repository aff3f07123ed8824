// Registers functions to be called when objects are collected, which register more, and loop.
//
// category = "finalizers"
// ending = ["value", "fuel"]
// value = 1
function attack() {
  const registry = new FinalizationRegistry((held) => {
    console.log("finalized");
    for (let i = 0; i < 10; i++) registry.register({ held }, held);
    for (;;);
  });
  for (let i = 0; i < 1000; i++) registry.register({ i }, i);
  return 1;
}
