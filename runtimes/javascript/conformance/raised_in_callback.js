function compare() {
  throw new Error("cannot compare"); // <here>
}

function sorted() {
  return [3, 1, 2].sort(compare);
}
