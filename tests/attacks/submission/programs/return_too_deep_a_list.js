// Returns lists inside one another, deeper than anything that walks through them can go.
//
// ending = "incorrect"
// tests = "error error fail fail fail error"
// score = 0
// shows = ["nest(s|ed) more than 100 levels"]
function join_sorted(words) {
  let value = [];
  for (let i = 0; i < 5000; i++) value = i % 2 ? { value } : [value];
  return value;
}
