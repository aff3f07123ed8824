/** What every test has: a name, points, a hint, and who sees it. */

import { BadTest, kindOf } from "./faults.js";
import { COMMON, options } from "./options.js";
import { authorsLine } from "./stack.js";
import { toJson } from "./values.js";

/**
 * @typedef {import("./bench.js").Bench} Bench
 * @typedef {import("./expectations.js").Result} Result
 * @typedef {import("./notation.js").Notation} Notation
 */

const VISIBILITIES = ["example", "shown", "shown-on-failure", "hidden"];
export const LONGEST_HINT = 20_000;
const LONGEST_NAME = 1_000;
const MOST_POINTS = 1_000_000;

/** One test. A kind of test says what it calls and expects, and how it is run. */
export class Test {
  stdin = "";

  /**
   * @param {Record<string, any>} given `of`: the name of the answer field; "" is the only one
   * @param {string[]} more options that this kind of test has besides the common ones
   */
  constructor(given, more) {
    const { name = "", points = 1, hint = "", visibility = "", of = "" } = options(given, [...more, ...COMMON]);
    this.line = authorsLine();
    this.name = checkedName(name, "name");
    this.points = checkedPoints(points);
    this.hint = checkedText(hint, "hint", LONGEST_HINT);
    this.visibility = checkedVisibility(visibility);
    this.of = checkedName(of, "of");
  }

  /**
   * The name of a test without one. It may tell what a learner must not see of a hidden test.
   * @param {Notation} notation
   * @returns {string}
   */
  defaultName() {
    return "";
  }

  /**
   * What is called, as code.
   * @param {Notation} notation
   * @returns {string}
   */
  call() {
    return "";
  }

  /**
   * @param {Notation} notation
   * @returns {string}
   */
  expected() {
    return "";
  }

  /**
   * How the test ended. Throws SubmissionError when the program is none, and BadTest for a fault of the test.
   * @param {Bench} bench
   * @returns {Result}
   */
  run() {
    throw new Error("a test can be run");
  }
}

/**
 * Arguments as JSON. Throws BadTest.
 * @param {unknown[]} args
 * @returns {string}
 */
export function asArguments(args) {
  try {
    return toJson(args);
  } catch (error) {
    throw new BadTest(`an argument cannot be passed on to the program: ${error.message}`);
  }
}

/**
 * @param {unknown} value
 * @param {string} option
 * @returns {string}
 */
export function checkedName(value, option) {
  return checkedText(value, option, LONGEST_NAME);
}

/**
 * @param {unknown} value
 * @param {string} option
 * @param {number} longest
 * @returns {string}
 */
export function checkedText(value, option, longest) {
  if (typeof value !== "string") {
    throw new BadTest(`${option} is ${kindOf(value)}; it is text`);
  }
  if (value.length > longest) {
    throw new BadTest(`${option} has ${value.length} characters; it has at most ${longest}`);
  }
  return value;
}

/**
 * @param {unknown} points
 * @returns {number}
 */
export function checkedPoints(points) {
  if (typeof points !== "number" || !(points >= 0 && points <= MOST_POINTS)) {
    throw new BadTest(`points is ${kindOf(points)}; it is a number from 0 to 1,000,000`);
  }
  return points;
}

/**
 * @param {unknown} visibility
 * @returns {string}
 */
export function checkedVisibility(visibility) {
  if (visibility !== "" && !VISIBILITIES.includes(visibility)) {
    const names = VISIBILITIES.map((each) => `"${each}"`);
    throw new BadTest(
      `visibility is ${kindOf(visibility)}; it is ${names.slice(0, -1).join(", ")} or ${names.at(-1)}`,
    );
  }
  return visibility;
}
