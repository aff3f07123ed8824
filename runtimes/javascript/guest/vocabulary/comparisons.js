/** Ways to compare what a program gave with what was expected. */

import { asked, BadTest, kindOf, typeName } from "./faults.js";
import { identity, pairUp } from "./matching.js";
import { asCode, cut, quoted } from "./notation.js";
import { isNumber, near, same } from "./numbers.js";
import { options } from "./options.js";

/** @typedef {import("./notation.js").Notation} Notation */

/** The tolerance of close() without one: absolute, and relative to what is expected. */
const CLOSE = 1e-9;
const MOST_NESTED = 100;

/** Decides whether a value is the right one. The value is JSON; integers may be BigInts. */
export class Comparison {
  /**
   * @param {unknown} actual
   * @returns {boolean}
   */
  accepts() {
    throw new Error("a comparison accepts something");
  }

  /**
   * What a reader is told to expect, as code or as words.
   * @param {Notation} notation
   * @returns {string}
   */
  shown() {
    throw new Error("a comparison is shown");
  }

  /**
   * The same, when printed text is compared.
   * @param {Notation} notation
   * @returns {string}
   */
  shownAsOutput(notation) {
    return this.shown(notation);
  }
}

/** The same value, but for numbers, which are compared by a function. */
class Equal extends Comparison {
  #expected;
  #numbers;

  constructor(expected, numbers = same) {
    super();
    this.#expected = normalised(expected);
    this.#numbers = numbers;
  }

  accepts(actual) {
    return this.#same(this.#expected, actual);
  }

  #same(expected, actual) {
    if (expected instanceof Comparison) {
      return expected.accepts(actual);
    }
    if (isNumber(expected)) {
      return isNumber(actual) && this.#numbers(expected, actual);
    }
    if (expected === null || actual === null || typeof expected !== "object" || typeof actual !== "object") {
      return expected === actual;
    }
    if (Array.isArray(expected) || Array.isArray(actual)) {
      return (
        Array.isArray(expected) &&
        Array.isArray(actual) &&
        expected.length === actual.length &&
        expected.every((each, index) => this.#same(each, actual[index]))
      );
    }
    const keys = Object.keys(expected);
    return (
      keys.length === Object.keys(actual).length &&
      keys.every((key) => Object.hasOwn(actual, key) && this.#same(expected[key], actual[key]))
    );
  }

  shown(notation) {
    return asCode(this.#expected, notation);
  }

  shownAsOutput(notation) {
    return typeof this.#expected === "string" ? this.#expected : this.shown(notation);
  }
}

/** Numbers within a tolerance. */
class Close extends Equal {
  #within;

  constructor(expected, within, relative) {
    const usual = within === null && relative === null ? CLOSE : 0;
    super(expected, (one, other) => near(one, other, within ?? usual, relative ?? usual));
    this.#within = within;
  }

  shown(notation) {
    return super.shown(notation) + (this.#within === null ? "" : ` ± ${this.#within}`);
  }
}

/** The same elements, in any order. */
class Unordered extends Comparison {
  #elements;
  #plain = new Map();
  #others;

  constructor(expected) {
    super();
    this.#elements = normalised(expected);
    this.#others = this.#elements.filter(hasComparison).map((each) => new Equal(each));
    for (const each of this.#elements.filter((one) => !hasComparison(one))) {
      const key = identity(each);
      this.#plain.set(key, (this.#plain.get(key) ?? 0) + 1);
    }
  }

  accepts(actual) {
    if (!Array.isArray(actual) || actual.length !== this.#elements.length) {
      return false;
    }
    const missing = new Map(this.#plain);
    const rest = actual.filter((each) => {
      const key = identity(each);
      const count = missing.get(key) ?? 0;
      missing.set(key, count - 1);
      return count <= 0;
    });
    return rest.length === this.#others.length && pairUp(this.#others, rest, (one, other) => one.accepts(other));
  }

  shown(notation) {
    return cut(`${asCode(this.#elements, notation)} in any order`);
  }
}

/** Text that is read in a way, such as word by word. */
class ReadText extends Comparison {
  #expected;
  #text;
  #read;

  /**
   * @param {string} text
   * @param {(text: string) => string} read what counts of a text
   */
  constructor(text, read) {
    super();
    this.#text = text;
    this.#read = read;
    this.#expected = read(text);
  }

  accepts(actual) {
    return typeof actual === "string" && this.#read(actual) === this.#expected;
  }

  shown() {
    return cut(quoted(this.#text));
  }

  shownAsOutput() {
    return this.#text;
  }
}

/** Text in which a regular expression is found. */
class Matches extends Comparison {
  #pattern;

  /** @param {RegExp} pattern */
  constructor(pattern) {
    super();
    this.#pattern = pattern;
  }

  accepts(actual) {
    return typeof actual === "string" && this.#pattern.test(actual);
  }

  shown() {
    return cut(`text that matches ${this.#pattern}`);
  }
}

/** Whatever a function of the author's says yes to. */
export class Satisfies extends Comparison {
  #ask;
  #more;
  #what;

  /**
   * @param {Function} ask
   * @param {string} what
   * @param {unknown[]} more what the function is given besides the value
   */
  constructor(ask, what, more = []) {
    super();
    this.#ask = ask;
    this.#what = what;
    this.#more = more;
  }

  accepts(actual) {
    return Boolean(asked(this.#ask, [actual, ...this.#more]));
  }

  shown() {
    return this.#what;
  }
}

/**
 * Numbers near the expected ones, in arrays and objects, too.
 * @param {unknown} expected
 * @param {{ within?: number, relative?: number }} given within: by how much they may differ. relative: by which share
 *   of the expected number. Without both: a billionth.
 * @returns {Comparison}
 */
export function close(expected, given = {}) {
  const { within = null, relative = null } = options(given, ["within", "relative"]);
  for (const [name, tolerance] of Object.entries({ within, relative })) {
    if (tolerance !== null && !(typeof tolerance === "number" && tolerance > 0 && tolerance < Infinity)) {
      throw new BadTest(`${name} is ${kindOf(tolerance)}; it is a number above 0`);
    }
  }
  return new Close(expected, within, relative);
}

/**
 * The very same value: of printed text every character counts.
 * @param {unknown} expected
 * @returns {Comparison}
 */
export function exactly(expected) {
  return new Equal(expected);
}

/**
 * An array with the expected elements in any order, each as often.
 * @param {Iterable<unknown>} expected an array or a Set
 * @returns {Comparison}
 */
export function unordered(expected) {
  if (!Array.isArray(expected) && !(expected instanceof Set)) {
    throw new BadTest(`unordered(${kindOf(expected)}) needs an array`);
  }
  return new Unordered([...expected]);
}

/**
 * Text with the expected words: how much white space is between them, and of which kind, does not count.
 * @param {string} expected
 * @param {{ ignoreCase?: boolean }} given
 * @returns {Comparison}
 */
export function text(expected, given = {}) {
  const { ignoreCase = false } = options(given, ["ignoreCase"]);
  return new ReadText(checkedText(expected, "text"), (written) => {
    const words = written.trim().split(/\s+/).join(" ");
    return ignoreCase ? words.toUpperCase().toLowerCase() : words;
  });
}

/**
 * Printed text with the same lines: space at the end of a line and empty lines at the end of the text do not count.
 * @param {string} expected
 * @returns {Comparison}
 */
export function lines(expected) {
  return new ReadText(expected, (written) => {
    const trimmed = written.split("\n").map((line) => line.trimEnd());
    return trimmed.slice(0, trimmed.findLastIndex((line) => line !== "") + 1).join("\n");
  });
}

/**
 * Text in which the regular expression is found; `^` and `$` tie it to the ends.
 * @param {RegExp | string} pattern
 * @returns {Comparison}
 */
export function matches(pattern) {
  if (pattern instanceof RegExp) {
    return new Matches(new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, "")));
  }
  try {
    return new Matches(new RegExp(checkedText(pattern, "matches", "a regular expression")));
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new BadTest(`matches(${kindOf(pattern)}) is not a regular expression: ${error.message}`);
    }
    throw error;
  }
}

/**
 * A value for which the function returns true.
 * @param {(value: any) => unknown} ask
 * @param {string} what the learner reads it as what was expected
 * @returns {Comparison}
 */
export function satisfies(ask, what = "") {
  if (typeof ask !== "function") {
    throw new BadTest(`satisfies(${kindOf(ask)}) needs a function`);
  }
  if (typeof what !== "string") {
    throw new BadTest(`satisfies(…, ${kindOf(what)}) needs text that says what is expected`);
  }
  return new Satisfies(ask, what);
}

/**
 * How a value is compared with what an author wrote: a comparison, a function or a value.
 * @param {unknown} expected
 * @returns {Comparison}
 */
export function comparison(expected) {
  if (expected instanceof Comparison) {
    return expected;
  }
  return typeof expected === "function" ? satisfies(expected) : new Equal(expected);
}

/**
 * An expected value as it would come from a program. Comparisons in it stay. Throws BadTest.
 * @param {unknown} expected
 * @param {number} depth
 * @returns {any}
 */
export function normalised(expected, depth = 0) {
  const type = typeof expected;
  if (expected === null || type === "boolean" || type === "string" || type === "bigint") {
    return expected;
  }
  if (expected instanceof Comparison) {
    return expected;
  }
  if (type === "number") {
    if (!Number.isFinite(expected)) {
      throw new BadTest(`${expected} is expected, which no program can return: JSON does not have it`);
    }
    return expected;
  }
  if (type === "function") {
    return satisfies(expected);
  }
  if (type === "undefined") {
    throw new BadTest("undefined is expected; write null for a program that returns nothing");
  }
  if (type === "symbol") {
    throw new BadTest("a symbol is expected, which no program can return");
  }
  if (depth >= MOST_NESTED) {
    throw new BadTest(`a value of more than ${MOST_NESTED} levels is expected, which no program can return`);
  }
  if (Array.isArray(expected)) {
    return Array.from(expected, (each) => normalised(each, depth + 1));
  }
  const prototype = Object.getPrototypeOf(expected);
  if (prototype !== Object.prototype && prototype !== null) {
    const hint = expected instanceof Set ? "; write unordered([...])" : "";
    throw new BadTest(`a value of type ${typeName(expected)} is expected, which no program can return${hint}`);
  }
  return Object.fromEntries(Object.entries(expected).map(([key, each]) => [key, normalised(each, depth + 1)]));
}

function hasComparison(expected) {
  if (expected === null || typeof expected !== "object") {
    return false;
  }
  return expected instanceof Comparison || Object.values(expected).some(hasComparison);
}

function checkedText(expected, name, what = "text") {
  if (typeof expected !== "string") {
    throw new BadTest(`${name}(${kindOf(expected)}) needs ${what}`);
  }
  return expected;
}
