// Puts getters and setters on the prototype of objects, so that descriptors of properties are broken.
//
// category = "monkeypatching"
// ending = "value"
// value = {a = [1, {b = "x"}]}
const attack = (given) => ({ a: [1, { b: "x" }] });

Object.prototype.get = Object.prototype.set = () => "polluted";
Object.prototype.value = "polluted";
