// What a grader knows of the problem.

const MASK = (1n << 64n) - 1n;

/** Numbers that follow a seed: SplitMix64 (Steele, Lea and Flood, 2014). */
export class Random {
  #state;

  constructor(seed) {
    this.#state = BigInt(seed) & MASK;
  }

  /** A number from 0, included, to 1, excluded. */
  number() {
    this.#state = (this.#state + 0x9e3779b97f4a7c15n) & MASK;
    let mixed = this.#state;
    mixed = ((mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
    mixed = ((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn) & MASK;
    mixed ^= mixed >> 31n;
    return Number(mixed >> 11n) / 2 ** 53;
  }

  /** An integer from `lo` to `hi`, both included. */
  integer(lo, hi) {
    if (!Number.isSafeInteger(lo) || !Number.isSafeInteger(hi) || lo > hi)
      throw new RangeError(`integer(${lo}, ${hi}): write the smallest and the largest integer wanted`);
    return lo + Math.floor(this.number() * (hi - lo + 1));
  }

  /** One of the items. */
  choice(items) {
    const list = [...items];
    if (list.length === 0) throw new RangeError("choice: there is nothing to choose from");
    return list[this.integer(0, list.length - 1)];
  }

  /** A new list of the items in another order. */
  shuffle(items) {
    const list = [...items];
    for (let i = list.length - 1; i > 0; i--) {
      const j = this.integer(0, i);
      [list[i], list[j]] = [list[j], list[i]];
    }
    return list;
  }

  /** A new list of `count` of the items, none of them twice. */
  sample(items, count) {
    const list = this.shuffle(items);
    if (!Number.isSafeInteger(count) || count < 0 || count > list.length)
      throw new RangeError(`sample: there are ${list.length} items, and ${count} are asked for`);
    return list.slice(0, count);
  }
}

/** What a grader knows of the problem. */
export class Problem {
  constructor(seed, variables, attempt) {
    this.seed = seed;
    this.variables = variables;
    this.attempt = attempt;
    this.random = new Random(seed);
  }
}
