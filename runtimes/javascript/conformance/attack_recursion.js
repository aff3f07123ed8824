function nested() {
  let value = [];
  for (let i = 0; i < 100000; i++) {
    value = [value];
  }
  return value;
}

function parsed() {
  try {
    JSON.parse("[".repeat(50000) + "]".repeat(50000));
  } catch {
    return "refused";
  }
  return "read";
}

function shown() {
  String(nested());
  return 1;
}

function sorted() {
  [3, 1, 2].sort(() => sorted());
}
