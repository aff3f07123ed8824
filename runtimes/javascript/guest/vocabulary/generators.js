/** Made-up values: small ones first, and simpler ones of a value that makes a program fail. */

import { normalised } from "./comparisons.js";
import { BadTest, kindOf } from "./faults.js";
import { identity } from "./matching.js";
import { options } from "./options.js";

/** @typedef {import("./problem.js").Random} Random */

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
/** How often another element is drawn for an array of different ones. */
const MOST_DRAWS = 100;

/** Makes values of one kind. */
export class Generator {
  /**
   * A value.
   * @param {Random} random
   * @param {number} size from 0, the simplest, to 1
   * @returns {any}
   */
  make() {
    throw new Error("a generator makes values");
  }

  /**
   * Values of the same kind that are simpler, the simplest first. Going on with any of them comes to an end.
   * @param {any} value
   * @returns {Iterable<any>}
   */
  simpler() {
    return [];
  }
}

/** Always the same value. */
class Constant extends Generator {
  #value;

  constructor(value) {
    super();
    this.#value = normalised(value);
  }

  make() {
    return this.#value;
  }
}

/** Numbers between two bounds. */
class Numbers extends Generator {
  constructor(low, high) {
    super();
    this.low = low;
    this.high = high;
    /** The simplest of them. */
    this.origin = Math.min(Math.max(0, low), high);
  }

  /** The bounds of numbers of that size. */
  bounds(size) {
    return [this.origin - (this.origin - this.low) * size, this.origin + (this.high - this.origin) * size];
  }
}

class Integers extends Numbers {
  make(random, size) {
    const [low, high] = this.bounds(size);
    return random.integer(Math.floor(low), Math.ceil(high));
  }

  *simpler(value) {
    if (value < 0 && -value <= this.high) {
      yield -value;
    }
    for (let step = value - this.origin; step !== 0; step = Math.trunc(step / 2)) {
      yield value - step;
    }
  }
}

class Floats extends Numbers {
  make(random, size) {
    const [low, high] = this.bounds(size);
    const made = rounded(low + (high - low) * random.number(), random.choice([0, 1, 2, 6]));
    return Math.min(Math.max(made, this.low), this.high) + 0;
  }

  *simpler(value) {
    const candidates = [this.origin, Math.abs(value), Math.trunc(value), ...[0, 1, 2].map((n) => rounded(value, n))];
    candidates.push(Math.trunc(value / 2), rounded(value / 2, 1), value - Math.sign(value));
    const simpler = candidates
      .map((each) => each + 0)
      .filter((each) => this.low <= each && each <= this.high && this.#compare(each, value) < 0);
    yield* [...new Set(simpler)].sort((one, other) => this.#compare(one, other));
  }

  /** Whole numbers are simpler than others, then those with few digits; of whole ones those near the origin. */
  #compare(one, other) {
    const weights = [one, other].map((each) => [
      Number.isInteger(each) ? 0 : String(each).length,
      Math.abs(each - this.origin),
      Number(each < 0),
    ]);
    const at = weights[0].findIndex((weight, index) => weight !== weights[1][index]);
    return at < 0 ? 0 : weights[0][at] - weights[1][at];
  }
}

class Booleans extends Generator {
  make(random) {
    return random.number() < 0.5;
  }

  *simpler(value) {
    if (value) {
      yield false;
    }
  }
}

/** One of some values; the first is the simplest. */
class Choices extends Generator {
  #keys;
  #values;

  constructor(values) {
    super();
    this.#values = values.map((each) => normalised(each));
    this.#keys = this.#values.map(identity);
  }

  make(random) {
    return random.choice(this.#values);
  }

  *simpler(value) {
    yield* this.#values.slice(0, this.#keys.indexOf(identity(value)));
  }
}

class Lists extends Generator {
  #longest;
  #of;
  #shortest;
  #unique;

  constructor(of, longest, shortest, unique) {
    super();
    this.#of = of;
    this.#longest = longest;
    this.#shortest = shortest;
    this.#unique = unique;
  }

  make(random, size) {
    const most = this.#shortest + Math.ceil((this.#longest - this.#shortest) * size);
    const wanted = random.integer(this.#shortest, most);
    const found = [];
    const known = new Set();
    for (let draws = wanted + MOST_DRAWS; draws > 0 && found.length < wanted; draws--) {
      const each = this.#of.make(random, found.length < this.#shortest && this.#unique ? 1 : size);
      if (!this.#unique || !known.has(identity(each))) {
        found.push(each);
        known.add(identity(each));
      }
    }
    if (found.length < this.#shortest) {
      throw new BadTest(`no ${this.#shortest} different values were found for an array`);
    }
    return found;
  }

  *simpler(value) {
    for (let count = value.length - this.#shortest; count > 0; count = Math.floor(count / 2)) {
      for (let begin = 0; begin + count <= value.length; begin += count) {
        yield value.toSpliced(begin, count);
      }
    }
    const keys = value.map(identity);
    for (const [index, each] of value.entries()) {
      for (const other of this.#of.simpler(each)) {
        if (keys.indexOf(keys[index]) !== keys.lastIndexOf(keys[index])) {
          // What is wrong may be that they are the same.
          yield value.map((one, place) => (keys[place] === keys[index] ? other : one));
        }
        if (!this.#unique || !keys.includes(identity(other))) {
          yield value.with(index, other);
        }
      }
    }
    yield* sorted(value);
  }
}

class Texts extends Generator {
  #letters;

  constructor(alphabet, longest, shortest) {
    super();
    this.#letters = new Lists(new Choices([...alphabet]), longest, shortest, false);
  }

  make(random, size) {
    return this.#letters.make(random, size).join("");
  }

  *simpler(value) {
    for (const letters of this.#letters.simpler([...value])) {
      yield letters.join("");
    }
  }
}

/** Arrays of a fixed length, each place with values of its own kind. */
export class Tuples extends Generator {
  #parts;

  /** @param {Generator[]} parts */
  constructor(parts) {
    super();
    this.#parts = parts;
  }

  make(random, size) {
    return this.#parts.map((part) => part.make(random, size));
  }

  *simpler(value) {
    for (const [index, part] of this.#parts.entries()) {
      for (const other of part.simpler(value[index])) {
        yield value.with(index, other);
      }
    }
  }
}

/** What a function of the author's makes of a Random. Nobody knows what is simpler. */
export class ByFunction extends Generator {
  #make;

  /** @param {(random: Random) => any} make */
  constructor(make) {
    super();
    this.#make = make;
  }

  make(random) {
    return this.#make(random);
  }
}

/**
 * Whole numbers from low to high, both included.
 * @param {number} low
 * @param {number} high
 * @returns {Generator}
 */
export function integers(low = -100, high = 100) {
  checkBounds(low, high, Number.isSafeInteger, "integers");
  return new Integers(low, high);
}

/**
 * Numbers from low to high.
 * @param {number} low
 * @param {number} high
 * @returns {Generator}
 */
export function floats(low = -100, high = 100) {
  checkBounds(low, high, Number.isFinite, "floats");
  return new Floats(low, high);
}

/**
 * true and false.
 * @returns {Generator}
 */
export function booleans() {
  return new Booleans();
}

/**
 * Texts of letters of an alphabet, whose first letter is the simplest.
 * @param {string} alphabet
 * @param {{ longest?: number, shortest?: number }} given
 * @returns {Generator}
 */
export function texts(alphabet = LETTERS, given = {}) {
  if (typeof alphabet !== "string" || !alphabet) {
    throw new BadTest(`the alphabet of texts is ${kindOf(alphabet)}; it is text with at least one letter`);
  }
  const { longest, shortest } = lengths(given, [], "texts");
  return new Texts(alphabet, longest, shortest);
}

/**
 * Arrays of values that another generator makes.
 * @param {unknown} of
 * @param {{ longest?: number, shortest?: number, unique?: boolean }} given unique: of different ones
 * @returns {Generator}
 */
export function lists(of, given = {}) {
  const { longest, shortest } = lengths(given, ["unique"], "lists");
  return new Lists(generator(of), longest, shortest, Boolean(given.unique));
}

/**
 * One of these values; the first is the simplest.
 * @param {...unknown} values
 * @returns {Generator}
 */
export function choices(...values) {
  if (values.length === 0) {
    throw new BadTest("choices() needs values to choose from");
  }
  return new Choices(values);
}

/**
 * Arrays of a fixed length: tuples(texts(), integers()) makes ["ab", 3].
 * @param {...unknown} parts
 * @returns {Generator}
 */
export function tuples(...parts) {
  return new Tuples(parts.map(generator));
}

/**
 * How a value is made: by a generator, a function of a Random, or always the same.
 * @param {unknown} given
 * @returns {Generator}
 */
export function generator(given) {
  if (given instanceof Generator) {
    return given;
  }
  return typeof given === "function" ? new ByFunction(given) : new Constant(given);
}

function rounded(value, digits) {
  return Math.abs(value) < 1e15 ? Number(value.toFixed(digits)) : value;
}

/** The value in order, if it can be put in order and is not. */
function sorted(value) {
  const kinds = new Set(value.map((each) => typeof each));
  if (kinds.size !== 1 || !["bigint", "boolean", "number", "string"].includes(typeof value[0])) {
    return [];
  }
  const ordered = value.toSorted((one, other) => (one < other ? -1 : Number(one > other)));
  return ordered.some((each, index) => each !== value[index]) ? [ordered] : [];
}

function checkBounds(low, high, isRight, name) {
  if (!isRight(low) || !isRight(high) || low > high) {
    throw new BadTest(`${name}(${kindOf(low)}, ${kindOf(high)}) needs two numbers, the lower one first`);
  }
}

function lengths(given, more, name) {
  const { longest = 10, shortest = 0 } = options(given, ["longest", "shortest", ...more]);
  if (!Number.isSafeInteger(longest) || !Number.isSafeInteger(shortest) || shortest < 0 || longest < shortest) {
    throw new BadTest(`${name} from ${kindOf(shortest)} to ${kindOf(longest)} long cannot be made`);
  }
  return { longest, shortest };
}
