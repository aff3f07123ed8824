// Returns, and throws, a proxy of a proxy, a hundred thousand times.
//
// category = "recursion"
// ending = "raised"
function attack() {
  let chain = [];
  for (let i = 0; i < 100000; i++) chain = new Proxy(chain, {});
  throw chain;
}
