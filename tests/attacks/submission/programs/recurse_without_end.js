// Calls itself without end, in JavaScript and inside of the interpreter's own functions.
//
// ending = "incorrect"
// tests = "error error fail fail fail error"
// score = 0
// limits = {fuel = 1_000_000_000}
// shows = ["Maximum call stack size exceeded|nest too deeply"]
function join_sorted(words) {
  if (words.length) return join_sorted(words) + 1;
  let value = [];
  for (let i = 0; i < 100000; i++) value = [value];
  return String(value);
}
