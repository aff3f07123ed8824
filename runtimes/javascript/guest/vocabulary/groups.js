/** Tests that belong together. */

import { BadTest, kindOf } from "./faults.js";
import { options } from "./options.js";
import { authorsLine } from "./stack.js";
import { checkedName, checkedPoints, checkedText, checkedVisibility, LONGEST_HINT, Test } from "./test.js";

/**
 * @typedef {import("./bench.js").Bench} Bench
 * @typedef {import("./expectations.js").Result} Result
 * @typedef {import("./notation.js").Notation} Notation
 * @typedef {[Test, Result]} Ran
 */

const OPTIONS = ["visibility", "points", "hint", "of", "stopAtFirstFailure", "allOrNothing", "fresh"];
/** Which tests share a start: a program could tell in a test that the learner sees what it was given in one before. */
const SHARING = { example: "seen", shown: "seen", hidden: "hidden", "shown-on-failure": "" };

/** Some tests and what they have in common. */
export class Group {
  #allOrNothing;
  #fresh;
  #points;
  #stops;

  /**
   * @param {string} name
   * @param {Test[]} tests
   * @param {Record<string, any>} given
   */
  constructor(name, tests, given = {}) {
    const { visibility = "", points = null, hint = "", of = "" } = options(given, OPTIONS);
    this.line = authorsLine();
    this.name = checkedName(name, "name");
    this.tests = tests;
    this.visibility = checkedVisibility(visibility);
    this.hint = checkedText(hint, "hint", LONGEST_HINT);
    checkedName(of, "of");
    for (const test of tests) {
      test.of ||= of;
    }
    this.#points = points === null ? null : checkedPoints(points);
    this.#stops = flag(given, "stopAtFirstFailure", false);
    this.#allOrNothing = flag(given, "allOrNothing", false);
    this.#fresh = flag(given, "fresh", true);
    if (this.#points && !sum(tests, (test) => test.points)) {
      throw new BadTest("a group with points needs a test with points");
    }
  }

  /**
   * Each test with how it ended.
   * @param {Bench} bench
   * @param {boolean} onlyExamples
   * @returns {Ran[]}
   */
  run(bench, onlyExamples = false) {
    /** @type {Ran[]} */
    const results = [];
    let failed = false;
    try {
      for (const test of this.tests) {
        const visibility = this.visibilityOf(test);
        if (onlyExamples && visibility !== "example") {
          continue;
        }
        bench.sharing = this.#fresh ? "" : SHARING[visibility];
        const result = failed && this.#stops ? { status: "skipped" } : located(test, () => test.run(bench));
        failed ||= result.status !== "passed";
        results.push([test, result]);
      }
    } finally {
      bench.endSharing();
    }
    return results;
  }

  /**
   * The points of the tests that passed.
   * @param {Ran[]} results
   * @returns {number}
   */
  earned(results) {
    const all = results.every(([, result]) => result.status === "passed");
    return this.#allOrNothing && !all
      ? 0
      : sum(results, ([test, result]) => (result.status === "passed" ? this.pointsOf(test) : 0));
  }

  /**
   * @param {Ran[]} results
   * @returns {number}
   */
  possible(results) {
    return sum(results, ([test]) => this.pointsOf(test));
  }

  /**
   * The points of a test: its own, or its share of those of the group.
   * @param {Test} test
   * @returns {number}
   */
  pointsOf(test) {
    if (this.#points === null) {
      return test.points;
    }
    return (this.#points * test.points) / (sum(this.tests, (each) => each.points) || 1);
  }

  /**
   * @param {Test} test
   * @returns {string}
   */
  visibilityOf(test) {
    return test.visibility || this.visibility || "shown";
  }

  /**
   * The test's name, with the group's before it.
   * @param {Test} test
   * @param {Notation} notation
   * @returns {string}
   */
  nameOf(test, notation) {
    // A name that nobody chose may be the call with its arguments.
    const mayTell = ["example", "shown"].includes(this.visibilityOf(test));
    const name = test.name || (mayTell ? test.defaultName(notation) : "");
    return this.name && name ? `${this.name}: ${name}` : this.name || name;
  }
}

/**
 * Tests with a common name, and with options in common.
 *
 * visibility, hint, of: for tests without their own; the hint is told once. points: all together, shared out in
 * proportion to those of the tests. stopAtFirstFailure: the rest is skipped. allOrNothing: no points unless all tests
 * pass. fresh: false: one start of the program for the tests that learners see, and one for the hidden ones.
 * @param {string} name
 * @param {Test[]} tests
 * @param {{ visibility?: string, hint?: string, of?: string, points?: number, stopAtFirstFailure?: boolean,
 *   allOrNothing?: boolean, fresh?: boolean }} given
 * @returns {Group}
 */
export function group(name, tests, given = {}) {
  if (typeof name !== "string") {
    throw new BadTest(`group(${kindOf(name)}, …) needs a name first`);
  }
  if (!Array.isArray(tests)) {
    throw new BadTest(`the tests of the group "${name}" are ${kindOf(tests)}; they are an array, such as [call(...)]`);
  }
  const wrong = tests.findIndex((each) => !(each instanceof Test));
  if (wrong >= 0 || tests.length === 0) {
    const held = tests.length ? kindOf(tests[wrong]) : "nothing";
    throw new BadTest(`the group "${name}" holds ${held}; it holds tests, such as call(...)`);
  }
  return new Group(name, tests, given);
}

/**
 * @template T
 * @param {T[]} items
 * @param {(item: T) => number} count
 * @returns {number}
 */
export function sum(items, count) {
  return items.reduce((total, item) => total + count(item), 0);
}

/** A fault that knows no line is in the line of the test. */
function located(test, run) {
  try {
    return run();
  } catch (fault) {
    if (fault instanceof BadTest) {
      fault.line ??= test.line;
    }
    throw fault;
  }
}

function flag(given, name, usual) {
  const value = given[name] ?? usual;
  if (typeof value !== "boolean") {
    throw new BadTest(`${name} is ${kindOf(value)}; it is true or false`);
  }
  return value;
}
