// Is a chain of thousands of functions, for a check of the source that follows who calls whom.
//
// problem = "without_sum"
// prepare = "add_a_chain_of_javascript"
// limits = {fuel = 5_000_000_000}
// ending = "partial"
// tests = "pass pass fail"
// score = 0.6667
function total(numbers) {
  let result = 0;
  for (const number of numbers) result += number;
  return result;
}
