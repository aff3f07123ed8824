/** Numbers of JSON: a number, or a BigInt where a number would not be exact. 5 and 5n are the same. */

/**
 * @param {unknown} value
 * @returns {value is number | bigint}
 */
export function isNumber(value) {
  return typeof value === "number" || typeof value === "bigint";
}

/**
 * @param {number | bigint} one
 * @param {number | bigint} other
 * @returns {boolean}
 */
export function same(one, other) {
  return one <= other && one >= other;
}

/**
 * Whether two numbers differ by so much at most, or by such a share of the first.
 * @param {number | bigint} expected
 * @param {number | bigint} actual
 * @param {number} absolute
 * @param {number} share
 * @returns {boolean}
 */
export function near(expected, actual, absolute, share) {
  if (same(expected, actual)) {
    return true;
  }
  const size = Math.abs(Number(expected));
  if (!Number.isFinite(size) || !Number.isFinite(Number(actual))) {
    return false;
  }
  return difference(expected, actual) <= Math.max(absolute, share * size);
}

function difference(one, other) {
  if (typeof one === "bigint" && typeof other === "bigint") {
    return one > other ? one - other : other - one;
  }
  return Math.abs(Number(one) - Number(other));
}
