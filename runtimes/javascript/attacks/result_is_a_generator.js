// Returns a generator and an iterator without end.
//
// category = "result not JSON"
// ending = "bad-value"
// message = "Generator"
function* attack() {
  for (;;) yield 1;
}
