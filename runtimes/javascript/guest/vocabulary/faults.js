/** What is wrong with a test, told to its author. */

import { InvalidAnswer, SubmissionError } from "./answer.js";
import { inspect } from "./inspect.js";
import { quoted, shortText } from "./notation.js";
import { complain } from "./stack.js";

const MOST_TOLD = 20;
let told = 0;

/** A test that its author has to mend. `line`: where in the author's program, or null. */
export class BadTest extends Error {
  /**
   * @param {string} message
   * @param {number | null} line
   */
  constructor(message, line = null) {
    super(message);
    this.line = line;
  }

  get name() {
    return "BadTest";
  }
}

/**
 * How a sentence names a value of the author's.
 * @param {unknown} value
 * @returns {string}
 */
export function kindOf(value) {
  const type = typeof value;
  if (type === "string") {
    return value.length <= 60 ? quoted(value) : "a long text";
  }
  if (type === "function") {
    return value.name ? `the function ${shortText(value.name)}` : "a function";
  }
  if (type !== "object" || value === null) {
    return type === "bigint" ? `${value}n` : String(value);
  }
  const shown = inspect(value, { compact: true, maxLength: 61 });
  return shown.length <= 60 ? shown : `of type ${typeName(value)}`;
}

/**
 * @param {object} value
 * @returns {string}
 */
export function typeName(value) {
  const made = Object.getPrototypeOf(value)?.constructor;
  return typeof made === "function" && made.name ? shortText(made.name) : "Object";
}

/**
 * What a function of the author's says of something that a learner wrote, `unsure` when it cannot say.
 *
 * Which value it gets is up to the learner, and must not make it a fault of the grader. The author reads of it.
 * @param {Function} ask
 * @param {unknown[]} values the learner's first
 * @param {unknown} unsure
 * @returns {unknown}
 */
export function asked(ask, values, unsure = false) {
  let said;
  try {
    said = ask(...values);
  } catch (error) {
    if (isAuthorsFault(error)) {
      throw error;
    }
    if (told < MOST_TOLD) {
      told += 1;
      complain(complaint(values[0], error));
    }
    return unsure;
  }
  if (said instanceof Promise) {
    throw new BadTest("a function of yours returns a promise, and tests do not wait; let it return the value itself");
  }
  return said;
}

/**
 * Whether an error says that a function is wrong, whatever value it is given.
 * @param {unknown} error
 * @returns {boolean}
 */
function isAuthorsFault(error) {
  return [BadTest, InvalidAnswer, ReferenceError, SubmissionError].some((kind) => error instanceof kind);
}

/**
 * @param {unknown} value
 * @param {unknown} error
 * @returns {string}
 */
function complaint(value, error) {
  const what = value !== null && typeof value === "object" ? `a value of type ${typeName(value)}` : kindOf(value);
  const thrown = error instanceof Error ? `${error.name}: ${error.message}` : kindOf(error);
  return `A function of yours was asked about ${what} and threw ${thrown.slice(0, 300)}. The test did not pass.`;
}
