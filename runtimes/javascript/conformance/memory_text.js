function double() {
  let text = "x";
  for (;;) {
    text = text.repeat(2);
  }
}

function hoard() {
  const kept = [];
  for (;;) {
    kept.push(String(kept.length).padStart(100000));
  }
}
