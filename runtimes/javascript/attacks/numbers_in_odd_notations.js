// Writes numbers with more digits, other bases and other precisions than there are.
//
// category = "decompression and parsing bombs"
// ending = "value"
// value = "survived"
function attack() {
  for (const number of [0, -0, NaN, Infinity, 5e-324, 1.7976931348623157e308, 2 ** 53, 0.1, -1e21]) {
    for (const name of ["toString", "toFixed", "toPrecision", "toExponential", "toLocaleString"]) {
      for (const digits of [-1, 0, 1, 2, 36, 37, 100, 101, 2 ** 31, 2 ** 53, NaN, Infinity, undefined]) {
        try {
          number[name](digits);
          10n ** BigInt(100) % BigInt(Math.trunc(number) || 1);
          (10n ** 100n)[name]?.(digits);
        } catch {
          continue;
        }
      }
    }
  }
  return "survived";
}
