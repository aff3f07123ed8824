// Returns NaN, infinities, sets, functions, itself: whatever a comparison may trip over.
//
// ending = "incorrect"
// tests = "error error fail fail fail error"
// score = 0
// shows = ["JSON does not have", "contains itself"]
function join_sorted(words) {
  const endless = [];
  if (endless.push(endless) && words.length === 0) return endless;
  const values = [NaN, -Infinity, new Set([1]), join_sorted, Symbol("x"), new Uint8Array(3), new Date(0), /x/, new Proxy([], {})];
  return values[words.join("").length % values.length];
}
