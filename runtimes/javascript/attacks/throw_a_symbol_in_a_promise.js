// Rejects with a symbol that nobody takes care of, after a value was returned.
//
// category = "failure report"
// ending = "raised"
// message = "Symbol"
function attack() {
  Promise.reject(Symbol("half \ud800"));
  return 1;
}
