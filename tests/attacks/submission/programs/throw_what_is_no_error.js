// Throws what handlers of errors trip over: null, nothing, symbols, numbers, functions, promises, proxies.
//
// ending = "incorrect"
// tests = "error error fail fail fail error"
// score = 0
// shows = ["Uncaught"]
const KINDS = [null, undefined, Symbol("pear"), NaN, () => 1, Promise.resolve(1), Object.create(null), new Proxy({}, {})];

function join_sorted(words) {
  throw KINDS[words.join("").length % KINDS.length];
}
