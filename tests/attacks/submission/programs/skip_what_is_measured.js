// Does nothing at all for large inputs. Growth is of effort and says nothing of values; a large call with a value does.
//
// problem = "pairs"
// ending = "partial"
// tests = "pass pass pass fail"
// score = 0.75
function has_pair(numbers, total) {
  if (numbers.length > 12) return null;
  return numbers.some((one, i) => numbers.some((other, j) => j < i && one + other === total));
}
