/** Values in any order: which is which. */

/**
 * Text that is equal for equal JSON values, and for no others: true is not 1.
 * @param {unknown} value
 * @returns {string}
 */
export function identity(value) {
  if (Array.isArray(value)) {
    return `[${value.map(identity).join()}]`;
  }
  if (value !== null && typeof value === "object") {
    const keys = Object.keys(value).sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${identity(value[key])}`).join()}}`;
  }
  if (typeof value === "number") {
    return Number.isInteger(value) ? String(BigInt(value)) : String(value);
  }
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

/**
 * Whether each of ours can be paired with one of theirs that fits, and no two with the same one.
 *
 * An answer may fit several expectations: taking the first that fits could leave another with none. So a pair may be
 * parted again when both find others (Kuhn's algorithm).
 * @template A, B
 * @param {A[]} ours
 * @param {B[]} theirs
 * @param {(one: A, other: B) => boolean} fits
 * @returns {boolean}
 */
export function pairUp(ours, theirs, fits) {
  /** @type {Map<number, number>} */
  const partner = new Map();

  function find(mine, asked) {
    for (const [index, other] of theirs.entries()) {
      if (asked.has(index) || !fits(ours[mine], other)) {
        continue;
      }
      asked.add(index);
      if (!partner.has(index) || find(partner.get(index), asked)) {
        partner.set(index, mine);
        return true;
      }
    }
    return false;
  }

  return ours.every((_, mine) => find(mine, new Set()));
}
