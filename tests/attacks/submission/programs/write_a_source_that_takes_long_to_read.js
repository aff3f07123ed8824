// Is a chain of thousands of functions, for a check of the source that follows who calls whom.
//
// problem = "without_sum"
// prepare = "add_a_chain_of_javascript"
// limits = {fuel = 5_000_000_000}
// ending = "partial"
// tests = "pass error error"
// score = 0.3333
// shows = ["cannot be looked at"]
function total(numbers) {
  let result = 0;
  for (const number of numbers) result += number;
  return result;
}
