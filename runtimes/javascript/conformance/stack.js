function deep(n) {
  return deep(n + 1) + 1; // <here>
}

function mutual(n) {
  return other(n + 1) + 1;
}

function other(n) {
  return mutual(n + 1) + 1;
}

function caught() {
  try {
    return deep(0);
  } catch {
    return "caught";
  }
}

function levels(n) {
  return n === 0 ? 0 : levels(n - 1) + 1;
}
