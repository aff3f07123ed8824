// Returns an object that contains itself, through a map.
//
// category = "result not JSON"
// ending = "bad-value"
// message = "contains itself"
function attack() {
  const map = new Map();
  const object = { map: [map] };
  return map.set("object", object);
}
