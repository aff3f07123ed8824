// Returns an object that would write another one with JSON.stringify.
//
// category = "result not JSON"
// ending = ["value", "bad-value"]
// message = "function"
// value = {real = 1}
function attack() {
  class Liar {
    real = 1;
    toJSON() {
      return "forged";
    }
  }
  return new Liar();
}
