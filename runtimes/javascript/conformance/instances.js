let count = 0;
const seen = [];

function count_up() {
  count += 1;
  seen.push(count);
  return seen.length;
}
