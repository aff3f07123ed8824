/** Tests with made-up inputs, which report the simplest one that fails. */

import { Broken, used } from "./bench.js";
import { Satisfies } from "./comparisons.js";
import { Expectation, isName, Raises, told } from "./expectations.js";
import { BadTest, kindOf } from "./faults.js";
import { ByFunction, Generator, generator, Tuples } from "./generators.js";
import { asCall } from "./notation.js";
import { Random } from "./problem.js";
import { asArguments, Test } from "./test.js";
import { fromJson } from "./values.js";

/**
 * @typedef {import("./bench.js").Bench} Bench
 * @typedef {import("./expectations.js").Result} Result
 * @typedef {import("./answer.js").Start} Start
 */

const USUAL_CASES = 50;
const MOST_CASES = 1_000;
/** What finding a simpler input may take: calls, and the fuel of them together. */
const MOST_TRIALS = 300;
const MOST_TRIAL_FUEL = 2_000_000_000;

/** Calls a function with many inputs. */
class PropertyTest extends Test {
  #arguments;
  #cases;
  #function;
  #what;

  constructor(name, given, more) {
    super(given, ["given", "cases", ...more]);
    const { cases = USUAL_CASES, what = "" } = given;
    if (!isName(name)) {
      throw new BadTest(`${kindOf(name)} is not the name of a function`);
    }
    if (!Number.isSafeInteger(cases) || cases < 1 || cases > MOST_CASES) {
      throw new BadTest(`cases is ${kindOf(cases)}; it is a whole number from 1 to 1,000`);
    }
    if (typeof what !== "string") {
      throw new BadTest(`what is ${kindOf(what)}; it is text`);
    }
    this.#function = name;
    this.#cases = cases;
    this.#what = what || `${cases} random inputs`;
    this.#arguments = argumentsOf(given.given);
  }

  defaultName() {
    return `${this.#function}: ${this.#what}`;
  }

  /**
   * What is expected of a call with these arguments.
   * @param {unknown[]} args
   * @returns {Expectation}
   */
  expectation() {
    throw new Error("a property expects something");
  }

  run(bench) {
    const random = new Random(seedOf(`${bench.problem.seed} ${this.#function}`));
    try {
      return bench.started(bench.code(this), (start) => this.#run(start, random, bench.notation(this)));
    } catch (broken) {
      if (!(broken instanceof Broken)) {
        throw broken;
      }
      return { status: "error", ...told(broken.error) };
    }
  }

  #run(start, random, notation) {
    for (let number = 0; number < this.#cases; number++) {
      const args = this.#arguments.make(random, number / Math.max(1, this.#cases - 1));
      if (!Array.isArray(args)) {
        throw new BadTest(`given made ${kindOf(args)}; it makes the array of the arguments`, this.line);
      }
      const tried = this.#tried(start, args, notation);
      if (tried.result.status !== "passed") {
        return this.#simplest(start, args, tried, notation);
      }
    }
    return { status: "passed" };
  }

  /** What came of the simplest input that fails, found by going on with any that fails and is simpler. */
  #simplest(start, args, { result, fuel }, notation) {
    let left = MOST_TRIAL_FUEL - fuel;
    let ahead = this.#arguments.simpler(args)[Symbol.iterator]();
    for (let trials = MOST_TRIALS; trials > 0 && left > 0; trials--) {
      const { done, value: candidate } = ahead.next();
      if (done) {
        break;
      }
      const tried = this.#tried(start, candidate, notation);
      left -= tried.fuel;
      if (tried.result.status !== "passed") {
        result = tried.result;
        ahead = this.#arguments.simpler(candidate)[Symbol.iterator]();
      }
    }
    return result;
  }

  #tried(start, args, notation) {
    const text = asArguments(args);
    const expectation = this.expectation(fromJson(text));
    const outcome = used(start.callJson(this.#function, text), this.line);
    const call = asCall(this.#function, fromJson(text), notation);
    return { result: { ...expectation.judged(outcome, notation), call }, fuel: outcome.fuel };
  }
}

/** The same as a function of the author's. */
class Agrees extends PropertyTest {
  #like;

  constructor(name, given) {
    super(name, given, ["like"]);
    if (typeof given.like !== "function") {
      throw new BadTest(`like is ${kindOf(given.like)}; it is a function`);
    }
    this.#like = given.like;
  }

  expectation(args) {
    const expected = this.#like(...args);
    if (expected instanceof Promise) {
      throw new BadTest("like returns a promise, and tests do not wait; let it return the value itself", this.line);
    }
    // What a function returns that returns nothing is null when it arrives.
    return new Expectation(expected instanceof Raises ? { raises: expected } : { returns: expected ?? null });
  }
}

/** Something that is so for all results. */
class Holds extends PropertyTest {
  #law;
  #what;

  constructor(name, law, given) {
    super(name, given, ["what"]);
    this.#law = law;
    this.#what = given.what ?? "";
  }

  expected() {
    return this.#what;
  }

  expectation(args) {
    return new Expectation({ returns: new Satisfies(this.#law, this.#what, args) });
  }
}

/**
 * A test that a function returns what `like` returns, for made-up arguments.
 * @param {string} name of the function
 * @param {{ like: Function, given: any, cases?: number }} given given: a generator for each argument, or a function of
 *   a Random that returns the array of arguments
 * @returns {Test}
 */
export function agrees(name, given = {}) {
  return new Agrees(name, given);
}

/**
 * A test that law(result, ...arguments) is true, for made-up arguments.
 * @param {string} name of the function
 * @param {(result: any, ...args: any[]) => unknown} law
 * @param {{ given: any, cases?: number, what?: string }} given what: the law in words
 * @returns {Test}
 */
export function holds(name, law, given = {}) {
  if (typeof law !== "function") {
    throw new BadTest(`${kindOf(law)} is not a function of the result and the arguments`);
  }
  return new Holds(name, law, given);
}

/** A number that follows from a text (FNV-1a). */
function seedOf(text) {
  const mix = (seed, letter) => BigInt.asUintN(64, (seed ^ BigInt(letter.codePointAt(0))) * 0x100000001b3n);
  return [...text].reduce(mix, 0xcbf29ce484222325n);
}

function argumentsOf(given) {
  if (Array.isArray(given)) {
    return new Tuples(given.map(generator));
  }
  if (given instanceof Generator) {
    return new Tuples([given]);
  }
  if (typeof given === "function") {
    return new ByFunction(given);
  }
  throw new BadTest(
    `given is ${kindOf(given)}; it is an array with a generator for each argument, such as [integers()]`,
  );
}
