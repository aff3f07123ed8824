let factor = 2;

function scaled(x) {
  return factor * x;
}
