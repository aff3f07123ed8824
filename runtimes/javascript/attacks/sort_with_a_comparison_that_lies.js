// Sorts by a comparison that contradicts itself, with elements that come and go.
//
// category = "inside one C call"
// ending = "value"
function attack() {
  const numbers = Array.from({ length: 2000 }, (_, i) => i);
  let calls = 0;
  numbers.sort(() => {
    calls++;
    numbers.length = calls % 100;
    numbers.push({}, undefined, calls);
    return calls % 3 === 0 ? NaN : calls % 2 ? 1 : -1;
  });
  return calls > 0;
}
