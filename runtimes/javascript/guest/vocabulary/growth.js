/** Tests of how the effort of a program grows with its input: fuel counts instructions, so there is no noise. */

import { Broken } from "./bench.js";
import { grouped, isName, told } from "./expectations.js";
import { BadTest, kindOf } from "./faults.js";
import { Failed, meterOf } from "./meters.js";
import { asArguments, Test } from "./test.js";

/**
 * @typedef {import("./bench.js").Bench} Bench
 * @typedef {import("./meters.js").Meter} Meter
 */

/**
 * How many times as much a step may add as the step before, and as the one before that.
 *
 * A step is from one size to twice the size; what every call costs is in none of them. Each border is half-way, as a
 * factor, between a class and the next. n log n lies so close to linear that arrays and maps, which grow by leaps, make
 * as much of a difference: they have one border. Sets leap at every second step, so it takes both borders. The second
 * one of linear growth is nearer to it: what an interpreter spends on its own memory may be in the first step.
 */
const BORDERS = {
  logarithmic: [1.4, 2.2],
  linear: [2.9, 6.5],
  "n log n": [2.9, 6.5],
  quadratic: [5.7, 32],
  cubic: [11.3, 128],
};
const CLASSES = ["constant", ...Object.keys(BORDERS)];

/** What a step may add without being growth. */
const UNNOTICED_FUEL = 10_000;
/** So many sizes count, each twice the one before; the last ones of those that were tried. */
const MEASURED = 4;
/** The n that are tried, one after another, when the author gives none. */
const SIZES = [16, 32, 64, 128, 256, 512, 1024, 2048];
/** A call that uses more is the last one that is tried. */
const ENOUGH_FUEL = 200_000_000;
const LARGEST_START = 1_000_000;

/** Compares what calls with n, 2n, 4n and 8n use. */
class GrowthTest extends Test {
  #atMost;
  #function;
  #given;
  #sizes;

  constructor(name, options) {
    super(options, ["given", "atMost", "n"]);
    const { given, atMost, n = null } = options;
    if (!isName(name)) {
      throw new BadTest(`${kindOf(name)} is not the name of a function`);
    }
    if (typeof given !== "function") {
      throw new BadTest(`given is ${kindOf(given)}; it is a function of n that returns the array of the arguments`);
    }
    if (!CLASSES.includes(atMost)) {
      throw new BadTest(`atMost is ${kindOf(atMost)}; it is one of ${CLASSES.join(", ")}`);
    }
    if (n !== null && !(Number.isSafeInteger(n) && n >= 2 && n <= LARGEST_START)) {
      throw new BadTest(`n is ${kindOf(n)}; it is a whole number from 2 to 1,000,000`);
    }
    this.#function = name;
    this.#given = given;
    this.#atMost = atMost;
    this.#sizes = n === null ? SIZES : Array.from({ length: MEASURED }, (_, step) => n * 2 ** step);
  }

  defaultName() {
    return `${this.#function}: effort for large inputs`;
  }

  expected() {
    return `at most ${this.#atMost}`;
  }

  run(bench) {
    const code = bench.code(this);
    const expected = this.expected();
    let measured = [];
    try {
      bench.started(code, (start) => this.#measure(meterOf(code.runtime, start, this.line), measured));
    } catch (error) {
      if (error instanceof Broken) {
        return { status: "error", expected, ...told(error.error) };
      }
      if (!(error instanceof Failed)) {
        throw error;
      }
      // Recursion as deep as n ends early, and what was measured before is enough to go by.
      if (error.error.cause !== "stack" || measured.length < MEASURED) {
        return { status: "error", expected, actual: steps(measured), ...told(error.error) };
      }
    }
    measured = measured.slice(-MEASURED);
    const fuel = measured.map((each) => each.fuel);
    const status = isAtMost(this.#atMost, fuel) ? "passed" : "failed";
    return { status, expected, actual: `${growthOf(fuel)}: ${steps(measured)}` };
  }

  /**
   * Adds sizes and their fuel.
   * @param {Meter} meter
   * @param {{ size: number, fuel: number }[]} measured
   */
  #measure(meter, measured) {
    meter.warmUp(this.#function, this.#arguments(this.#sizes[0]));
    for (const size of this.#sizes) {
      const fuel = meter.fuel(this.#function, this.#arguments(size));
      measured.push({ size, fuel });
      if (fuel > ENOUGH_FUEL && measured.length >= MEASURED) {
        break;
      }
    }
  }

  #arguments(n) {
    const args = this.#given(n);
    if (!Array.isArray(args)) {
      throw new BadTest(`given(${n}) is ${kindOf(args)}; it is the array of the arguments`);
    }
    return asArguments(args);
  }
}

/**
 * A test that the effort of a call grows at most so with n.
 * @param {string} name of the function
 * @param {{ given: (n: number) => unknown[], atMost: string, n?: number }} options given: the array of the arguments.
 *   atMost: "constant", "logarithmic", "linear", "n log n", "quadratic" or "cubic". n: the smallest size; 2n, 4n and 8n
 *   are the others
 * @returns {Test}
 */
export function grows(name, options = {}) {
  return new GrowthTest(name, options);
}

/**
 * Whether the fuel for n, 2n, 4n and 8n grows at most as the class does.
 * @param {string} name
 * @param {number[]} fuel
 * @returns {boolean}
 */
function isAtMost(name, fuel) {
  const [first, second, third] = fuel.slice(1).map((each, index) => Math.max(each - fuel[index], UNNOTICED_FUEL));
  if (third <= UNNOTICED_FUEL) {
    return true;
  }
  if (name === "constant") {
    return false;
  }
  const [toNext, toNextButOne] = BORDERS[name];
  return third <= toNext * second || third <= toNextButOne * first;
}

/** The name of the class of the fuel for n, 2n, 4n and 8n. */
function growthOf(fuel) {
  const found = CLASSES.find((name) => isAtMost(name, fuel)) ?? "more than cubic";
  return found === "linear" ? "linear or n log n" : found;
}

function steps(measured) {
  const shown = measured.slice(1).map(({ size, fuel }, index) => {
    const more = fuel - measured[index].fuel;
    return `${more < 0 ? "-" : "+"}${grouped(Math.abs(more))} to ${grouped(size)}`;
  });
  return shown.length ? `fuel from n = ${grouped(measured[0].size)}: ${shown.join(", ")}` : "";
}
