let later = 5;

function twice_scaled(x) {
  return scaled(scaled(x));
}
