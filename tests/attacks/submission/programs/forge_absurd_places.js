// Fails in lines that no program has, for an editor to mark.
//
// ending = "incorrect"
// tests = "error error fail fail fail error"
// score = 0
// shows = ["nowhere"]
function join_sorted(words) {
  const error = new Error("nowhere");
  const places = ["4294967295:4294967295", "0:0", "-1:-1", "99999999999999999999:1", "1e9:1", ":", "1:1) (program.js:2:2"];
  const stack = places.map((place) => `    at f (program.js:${place})`).join("\n");
  Object.defineProperty(error, "stack", words.includes("pear") ? { value: stack } : { get: () => stack });
  throw error;
}
