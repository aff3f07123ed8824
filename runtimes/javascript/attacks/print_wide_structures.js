// Prints arrays of millions of elements, and objects that share parts, which are endless when they are written out.
//
// category = "output flood"
// ending = ["output", "value", "fuel"]
function attack() {
  console.log(new Array(5000000).fill("x"));
  console.log(new Uint8Array(10000000));
  let shared = ["leaf"];
  for (let i = 0; i < 90; i++) shared = { left: shared, right: shared };
  console.log(shared);
  console.dir(shared, { depth: Infinity });
  console.log("%o %O %j %s", shared, shared, shared, shared);
  return 1;
}
