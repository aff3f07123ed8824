function hoard() {
  const kept = [];
  for (;;) {
    kept.push(new Array(1000).fill(0.5));
  }
}

function grow() {
  const kept = [];
  for (;;) {
    kept.push(1);
  }
}
