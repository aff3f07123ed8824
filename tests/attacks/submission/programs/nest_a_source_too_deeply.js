// Compiles, and is so deep that whoever walks through its tree runs out of stack.
//
// problem = "without_sum"
// prepare = "add_a_deep_expression_of_javascript"
// ending = "partial"
// tests = "pass error error"
// shows = ["cannot be looked at"]
// score = 0.3333
function total(numbers) {
  let result = 0;
  for (const number of numbers) result += number;
  return result;
}
