/** The learner's programs while they are tested. */

import { CodeAnswer, SubmissionError } from "./answer.js";
import { BadTest } from "./faults.js";
import { notationOf } from "./notation.js";
import { readTree } from "./trees.js";

/**
 * @typedef {import("./answer.js").Outcome} Outcome
 * @typedef {import("./problem.js").Problem} Problem
 * @typedef {import("./answer.js").Start} Start
 * @typedef {import("./test.js").Test} Test
 * @typedef {import("./trees.js").Tree} Tree
 */

/** The program does not even start. `error`: why. */
export class Broken extends Error {
  /** @param {SubmissionError} error */
  constructor(error) {
    super();
    this.error = error;
  }
}

/** Starts the learner's programs: for each test afresh, or once for several tests. */
export class Bench {
  /** Tests with the same word share one start of a program; "": each has one of its own. */
  sharing = "";
  /** @type {Map<string, SubmissionError>} */
  #broken = new Map();
  /** @type {Map<string, CodeAnswer>} */
  #codes = new Map();
  #compiled = new Set();
  /** @type {Map<string, Start>} */
  #kept = new Map();
  /** @type {Map<string, Tree | null>} */
  #trees = new Map();

  /**
   * @param {unknown} answer the grader's. Throws BadTest when it holds no program
   * @param {Problem} problem
   */
  constructor(answer, problem) {
    this.problem = problem;
    for (const each of answer instanceof CodeAnswer ? [answer] : Object.values(Object(answer))) {
      if (each instanceof CodeAnswer) {
        this.#codes.set(each.input, each);
      }
    }
    if (this.#codes.size === 0) {
      throw new BadTest("the tests are of a program, and this problem has no answer field of the kind code");
    }
  }

  /**
   * The program of a test.
   * @param {Test} test
   * @returns {CodeAnswer}
   */
  code({ of, line }) {
    if (!of && this.#codes.size === 1) {
      return this.#codes.values().next().value;
    }
    if (this.#codes.has(of)) {
      return this.#codes.get(of);
    }
    const names = [...this.#codes.keys()].map((name) => `"${name}"`).join(", ");
    if (of) {
      throw new BadTest(`of is "${of}"; the answer fields of the kind code are ${names}`, line);
    }
    throw new BadTest(`this test says not which program it is of: add of with one of ${names}`, line);
  }

  /**
   * How a learner reads the values of a test.
   * @param {Test} test
   * @returns {import("./notation.js").Notation}
   */
  notation(test) {
    return notationOf(this.code(test).runtime);
  }

  /**
   * What is done with a start of the program. Throws Broken when it does not start, SubmissionError when it is none.
   * @template T
   * @param {CodeAnswer} code
   * @param {(start: Start) => T} use
   * @returns {T}
   */
  started(code, use) {
    if (this.sharing) {
      const key = `${this.sharing} ${code.input}`;
      if (!this.#kept.has(key)) {
        this.#kept.set(key, this.#start(code));
      }
      return use(this.#kept.get(key));
    }
    const start = this.#start(code);
    try {
      return use(start);
    } finally {
      start.close();
    }
  }

  /** Ends the starts that were shared. */
  endSharing() {
    for (const start of this.#kept.values()) {
      start.close();
    }
    this.#kept.clear();
    this.sharing = "";
  }

  /**
   * Why the source cannot be read: its nesting ends the instance that compiles it. The program's own instance finds
   * out. Throws SubmissionError when it is no program.
   * @param {CodeAnswer} code
   * @returns {SubmissionError | null}
   */
  unreadable(code) {
    if (!this.#compiled.has(code.input)) {
      try {
        this.started(code, () => {});
      } catch (broken) {
        if (!(broken instanceof Broken)) {
          throw broken;
        }
        if (["stack", "crashed"].includes(broken.error.cause) && broken.error.kinds.length === 0) {
          return broken.error;
        }
      }
      this.#compiled.add(code.input);
    }
    return null;
  }

  /**
   * The program as a tree; null when it is too long, or nests too deeply. Read once, for that takes a while.
   * @param {CodeAnswer} code
   * @returns {Tree | null}
   */
  tree(code) {
    if (!this.#trees.has(code.input)) {
      this.#trees.set(code.input, readTree(code.source));
    }
    return this.#trees.get(code.input);
  }

  /**
   * @param {CodeAnswer} code
   * @returns {Start}
   */
  #start(code) {
    // A program that does not start does not start the next time either, and finding out may take seconds.
    let error = this.#broken.get(code.input);
    if (!error) {
      try {
        const start = code.start();
        this.#compiled.add(code.input);
        return start;
      } catch (failure) {
        if (!(failure instanceof SubmissionError)) {
          throw failure;
        }
        error = passedOn(failure);
        this.#broken.set(code.input, error);
      }
    }
    throw new Broken(error);
  }
}

/**
 * The outcome, unless it is not the program that failed: then throws SubmissionError, or BadTest for the test.
 * @param {Outcome} outcome
 * @param {number | null} line
 * @returns {Outcome}
 */
export function used(outcome, line) {
  if (outcome.failure) {
    passedOn(outcome.failure, line);
  }
  return outcome;
}

/**
 * @param {SubmissionError} failure
 * @param {number | null} line
 * @returns {SubmissionError}
 */
function passedOn(failure, line = null) {
  if (failure.cause === "syntax") {
    throw failure;
  }
  if (failure.cause === "refused") {
    throw new BadTest(failure.message, line);
  }
  return failure;
}
