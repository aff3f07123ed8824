let count = 0;

function count_up() {
  count += 1;
  return count;
}

function fail() {
  count += 10;
  throw new Error("after the change");
}
