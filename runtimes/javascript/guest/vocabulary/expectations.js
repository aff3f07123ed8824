/** What a test expects of one use of the learner's program, and what came of it. */

import { Comparison, comparison, lines, satisfies } from "./comparisons.js";
import { BadTest, kindOf } from "./faults.js";
import { asCode, cut } from "./notation.js";
import { options } from "./options.js";

/**
 * @typedef {import("./notation.js").Notation} Notation
 * @typedef {import("./answer.js").Outcome} Outcome
 * @typedef {import("./answer.js").SubmissionError} SubmissionError
 */

/**
 * How a test ended. The texts are plain.
 * @typedef {object} Result
 * @property {"passed" | "failed" | "error" | "skipped"} status
 * @property {string} [expected]
 * @property {string} [actual]
 * @property {string} [output]
 * @property {string} [error]
 * @property {string} [cause]
 * @property {number | null} [line]
 * @property {string} [call]
 */

/** The options that say what is expected. */
export const EXPECTED = ["returns", "prints", "raises", "maxFuel"];

/** An error of one of several types. */
export class Raises {
  #kinds;
  #says;

  /**
   * @param {string[]} kinds
   * @param {string | Comparison | null} says
   */
  constructor(kinds, says) {
    this.#kinds = kinds;
    this.#says = says;
  }

  /**
   * @param {SubmissionError} error
   * @returns {boolean}
   */
  accepts(error) {
    if (!this.#kinds.some((kind) => error.kinds.includes(kind))) {
      return false;
    }
    const type = `${error.kinds[0]}: `;
    const message = error.message.startsWith(type) ? error.message.slice(type.length) : error.message;
    if (this.#says instanceof Comparison) {
      return this.#says.accepts(message);
    }
    return this.#says === null || message.includes(this.#says);
  }

  /**
   * @param {Notation} notation
   * @returns {string}
   */
  shown(notation) {
    const what = `raises ${this.#kinds.join(" or ")}`;
    if (this.#says === null) {
      return what;
    }
    return `${what}: ${this.#says instanceof Comparison ? this.#says.shown(notation) : `… ${this.#says} …`}`;
  }
}

/**
 * An error of this type, named "TypeError" or given as the class, or of one of several in an array.
 * @param {string | Function | (string | Function)[]} kind
 * @param {{ says?: string | Comparison }} given says: text that its message contains, or a comparison for the message
 * @returns {Raises}
 */
export function raises(kind, given = {}) {
  if (kind instanceof Raises) {
    return kind;
  }
  const { says = null } = options(given, ["says"]);
  const kinds = (Array.isArray(kind) ? kind : [kind]).map(kindName);
  if (kinds.length === 0) {
    throw new BadTest("raises() needs the name of an error");
  }
  if (says !== null && typeof says !== "string" && !(says instanceof Comparison)) {
    throw new BadTest(`says is ${kindOf(says)}; it is text or a comparison such as matches(...)`);
  }
  return new Raises(kinds, says);
}

function kindName(kind) {
  if (typeof kind === "function" && (kind === Error || kind.prototype instanceof Error)) {
    return kind.name;
  }
  if (typeof kind === "string" && isName(kind)) {
    return kind;
  }
  throw new BadTest(`raises is ${kindOf(kind)}; it is the name of an error, such as "TypeError"`);
}

/**
 * Whether a text can be the name of a function, in most languages.
 * @param {unknown} name
 * @returns {name is string}
 */
export function isName(name) {
  return typeof name === "string" && /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name);
}

/** What one use of the program should return, print or raise, and the fuel it may use. */
export class Expectation {
  #maxFuel;
  #prints;
  #raises;
  #returns;

  /** @param {Record<string, any>} given options, of which those in EXPECTED count */
  constructor(given) {
    const has = (name) => Object.hasOwn(given, name);
    if (!EXPECTED.some(has)) {
      throw new BadTest("this test compares nothing: add returns, prints, raises or maxFuel");
    }
    if (has("returns") && has("raises")) {
      throw new BadTest("this test has both returns and raises, and a program does one of them");
    }
    if (has("maxFuel") && !(Number.isSafeInteger(given.maxFuel) && given.maxFuel > 0)) {
      throw new BadTest(`maxFuel is ${kindOf(given.maxFuel)}; it is a whole number above 0`);
    }
    this.#returns = has("returns") ? comparison(given.returns) : null;
    this.#prints = has("prints") ? ofOutput(given.prints) : null;
    this.#raises = has("raises") ? raises(given.raises) : null;
    this.#maxFuel = has("maxFuel") ? given.maxFuel : null;
  }

  /**
   * What a reader is told to expect.
   * @param {Notation} notation
   * @returns {string}
   */
  shown(notation) {
    const expected = this.#returns ?? this.#raises;
    if (expected) {
      return expected.shown(notation);
    }
    return this.#prints ? cut(this.#prints.shownAsOutput(notation)) : atMost(this.#maxFuel);
  }

  /**
   * How the test ended.
   * @param {Outcome} outcome
   * @param {Notation} notation
   * @returns {Result}
   */
  judged(outcome, notation) {
    // Nobody asked what it returned.
    const passedOver = outcome.failure?.cause === "bad-value" && !this.#returns;
    const failure = passedOver ? null : outcome.failure;
    if (failure && (!this.#raises || failure.kinds.length === 0)) {
      return { status: "error", expected: this.shown(notation), output: output(outcome), ...told(failure) };
    }
    const result = this.#result(outcome, failure, notation);
    if (result.status === "passed" && this.#maxFuel !== null && outcome.fuel > this.#maxFuel) {
      const actual = `${grouped(outcome.fuel)} fuel`;
      return { status: "failed", expected: atMost(this.#maxFuel), actual, output: output(outcome) };
    }
    return result;
  }

  #result(outcome, failure, notation) {
    let result = { status: "passed", output: output(outcome) };
    if (this.#raises) {
      const actual = failure ? `raises ${failure.message}` : `returns ${asCode(outcome.value, notation)}`;
      result = { ...result, expected: this.#raises.shown(notation), actual: cut(actual) };
      if (!failure || !this.#raises.accepts(failure)) {
        return { ...result, status: "failed", ...(failure ? told(failure) : {}) };
      }
    }
    if (this.#returns) {
      result = { ...result, expected: this.#returns.shown(notation), actual: asCode(outcome.value, notation) };
      if (!this.#returns.accepts(outcome.value)) {
        return { ...result, status: "failed" };
      }
    }
    if (this.#prints) {
      const status = this.#prints.accepts(outcome.stdout) ? "passed" : "failed";
      const expected = cut(this.#prints.shownAsOutput(notation));
      const printed = { status, expected, actual: cut(outcome.stdout), output: cut(outcome.stderr) };
      if (status === "failed" || (!this.#returns && !this.#raises)) {
        return printed;
      }
    }
    return result;
  }
}

/**
 * What a result tells of a failure of the learner's program.
 * @param {SubmissionError} failure
 * @returns {Pick<Result, "error" | "cause" | "line">}
 */
export function told(failure) {
  return { error: cut(failure.trace.trim() || failure.message), cause: failure.cause, line: failure.line };
}

/**
 * @param {number} count
 * @returns {string} such as 1,000
 */
export function grouped(count) {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

function atMost(fuel) {
  return `at most ${grouped(fuel)} fuel`;
}

function output(outcome) {
  return cut(outcome.stdout + outcome.stderr);
}

function ofOutput(expected) {
  if (typeof expected === "string") {
    return lines(expected);
  }
  if (expected instanceof Comparison) {
    return expected;
  }
  if (typeof expected === "function") {
    return satisfies(expected);
  }
  throw new BadTest(`prints is ${kindOf(expected)}; it is text, a comparison such as matches(...), or a function`);
}
