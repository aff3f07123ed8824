/** What calls of a program use, without the handing over of their arguments where the language is known. */

import { used } from "./bench.js";
import { languageOf } from "./notation.js";

/**
 * @typedef {import("./answer.js").Outcome} Outcome
 * @typedef {import("./answer.js").Start} Start
 * @typedef {import("./answer.js").SubmissionError} SubmissionError
 */

/**
 * How a language takes arguments now and calls a function of them later.
 *
 * prepare: code that defines how. take: a function of the arguments. call: what comes of them.
 * takingFuel, takingCharacterFuel: what taking may cost, of a call and of each character of JSON. More of it counts as
 * the call's own: a program that took over its interpreter could do its work there.
 * @typedef {object} Language
 * @property {(name: string) => string} prepare
 * @property {string} take
 * @property {(start: Start, name: string) => Outcome} call
 * @property {number} takingFuel
 * @property {number} takingCharacterFuel
 */

/** @type {Record<string, Language>} */
const PREPARED = {
  javascript: {
    // What is evaluated later is a scope further away from the program: each time takes longer. A function does not.
    prepare: (name) => `
      let _wasmProblemGiven;
      function _wasmProblemTake(...given) { _wasmProblemGiven = given; }
      async function _wasmProblemCall() { await ${name}(..._wasmProblemGiven); }`,
    take: "_wasmProblemTake",
    call: (start) => start.callJson("_wasmProblemCall", "[]"),
    takingFuel: 300_000,
    takingCharacterFuel: 8_000,
  },
  python: {
    // The collector works in fits, which would be growth here and none there.
    prepare: () =>
      [
        "import gc as _wasm_problem_gc",
        "_wasm_problem_gc.disable()",
        "def _wasm_problem_take(*arguments):",
        "    global _wasm_problem_given",
        "    _wasm_problem_given = arguments",
      ].join("\n"),
    take: "_wasm_problem_take",
    call: (start, name) => start.evaluate(`${name}(*_wasm_problem_given)\nNone`),
    takingFuel: 300_000,
    takingCharacterFuel: 1_000,
  },
};

/** The program failed while it was measured. */
export class Failed extends Error {
  /** @param {SubmissionError} error */
  constructor(error) {
    super();
    this.error = error;
  }
}

/** Measures calls, the handing over of arguments included. */
export class Meter {
  #line;

  /**
   * @param {Start} start
   * @param {number | null} line of the author's test
   */
  constructor(start, line) {
    this.start = start;
    this.#line = line;
  }

  /**
   * The first call of all costs more.
   * @param {string} name
   * @param {string} args
   */
  warmUp(name, args) {
    this.succeeded(this.start.callJson(name, args));
  }

  /**
   * @param {string} name
   * @param {string} args
   * @returns {number}
   */
  fuel(name, args) {
    return this.succeeded(this.start.callJson(name, args)).fuel;
  }

  /**
   * @param {Outcome} outcome
   * @returns {Outcome}
   */
  succeeded(outcome) {
    const { failure } = used(outcome, this.#line);
    if (failure && failure.cause !== "bad-value") {
      throw new Failed(failure);
    }
    return outcome;
  }
}

/** Measures calls of arguments that were handed over before. */
class PreparedMeter extends Meter {
  #language;

  constructor(start, line, language) {
    super(start, line);
    this.#language = language;
  }

  warmUp(name, args) {
    super.warmUp(name, args);
    this.succeeded(this.start.evaluate(this.#language.prepare(name)));
    this.fuel(name, args);
  }

  fuel(name, args) {
    const { take, call, takingFuel, takingCharacterFuel } = this.#language;
    const taking = this.succeeded(this.start.callJson(take, args)).fuel;
    const tooMuch = Math.max(0, taking - takingFuel - takingCharacterFuel * args.length);
    return this.succeeded(call(this.start, name)).fuel + tooMuch;
  }
}

/**
 * @param {string} runtime
 * @param {Start} start
 * @param {number | null} line of the author's test
 * @returns {Meter}
 */
export function meterOf(runtime, start, line) {
  const language = languageOf(runtime);
  if (!Object.hasOwn(PREPARED, language)) {
    return new Meter(start, line);
  }
  return new PreparedMeter(start, line, PREPARED[language]);
}
