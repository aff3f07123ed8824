// Returns an object of ninety levels that share their parts: more than there are atoms when it is written out.
//
// category = "result too large"
// ending = ["bad-value", "memory", "fuel"]
function attack() {
  let shared = ["leaf"];
  for (let i = 0; i < 90; i++) shared = { left: shared, right: shared };
  return shared;
}
