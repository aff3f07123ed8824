// Puts private fields on proxies and on the global object, and returns them.
//
// category = "result not JSON"
// ending = "bad-value"
// message = "private|Proxy"
class Anything {
  constructor(given) {
    return given;
  }
}
class Stamped extends Anything {
  #stamp = 1;
}

function attack() {
  new Stamped(globalThis);
  return [new Stamped({ a: 1 }), new Stamped(new Proxy({}, {}))];
}
