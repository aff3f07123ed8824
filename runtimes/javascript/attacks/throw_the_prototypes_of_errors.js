// Throws prototypes of errors and objects that only inherit from them.
//
// category = "failure report"
// ending = "raised"
function attack() {
  const things = [Error.prototype, InvalidAnswer.prototype, Object.create(TypeError.prototype), Object.create(Error.prototype, { message: { value: 1n } })];
  for (const thing of things) Promise.reject(thing);
  throw things[3];
}
