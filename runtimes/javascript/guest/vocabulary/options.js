/** The last argument of most words: an object with options. A misspelt one is never passed over. */

import { BadTest, kindOf } from "./faults.js";

export const COMMON = ["name", "points", "hint", "visibility", "of"];
const ALL = [
  ...COMMON,
  ...["returns", "prints", "raises", "stdin", "maxFuel", "stopAtFirstFailure", "allOrNothing", "fresh", "given"],
  ...["like", "cases", "what", "atMost", "n", "within", "relative", "ignoreCase", "says"],
  ...["longest", "shortest", "unique"],
];

/**
 * The options as they are. Throws BadTest for one that there is not.
 * @param {unknown} given
 * @param {string[]} known
 * @returns {Record<string, any>}
 */
export function options(given, known) {
  if (!isPlainObject(given)) {
    throw new BadTest(`the options are ${kindOf(given)}; they are an object, such as { ${known[0]}: … }`);
  }
  for (const [name, value] of Object.entries(given)) {
    if (!known.includes(name)) {
      const alike = closest(name, known) ?? closest(name, ALL);
      throw new BadTest(`there is no option "${name}" here` + (alike ? `; do you mean "${alike}"?` : ""));
    }
    if (value === undefined) {
      throw new BadTest(`${name} is undefined` + (name === "returns" ? "; write null where nothing is returned" : ""));
    }
  }
  return given;
}

/**
 * @param {unknown} value
 * @returns {boolean}
 */
function isPlainObject(value) {
  if (value === null || typeof value !== "object") {
    return false;
  }
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function closest(name, known) {
  const plain = simplified(name);
  const begun = known.filter((each) => each !== name && simplified(each).startsWith(plain));
  const alike = known
    .map((each) => ({ each, edits: edits(plain, simplified(each)) }))
    .filter(({ each, edits }) => each !== name && edits <= Math.max(1, each.length / 3))
    .sort((one, other) => one.edits - other.edits);
  return begun[0] ?? alike[0]?.each;
}

function simplified(name) {
  return name.toLowerCase().replaceAll("_", "");
}

/** How many letters are added, left out or changed (Levenshtein), of names that are short. */
function edits(one, other) {
  if (one.length > 40) {
    return Infinity;
  }
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(changed, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[other.length];
}
