// Makes ropes of texts that share their halves: terabytes when they are laid out.
//
// category = "memory by str"
// ending = ["memory", "raised", "bad-value", "output"]
function attack() {
  let rope = "0123456789".repeat(1000);
  for (let i = 0; i < 16; i++) rope = `${rope}|${rope}`;
  console.log(rope);
  return { [rope]: rope };
}
