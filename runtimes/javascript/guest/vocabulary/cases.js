/** Tests that use the learner's program once: a call, the whole program, code of the author's. */

import { Broken, used } from "./bench.js";
import { EXPECTED, Expectation, isName, told } from "./expectations.js";
import { BadTest, kindOf } from "./faults.js";
import { asCall, cut, shortText } from "./notation.js";
import { asArguments, Test } from "./test.js";
import { fromJson } from "./values.js";

/**
 * @typedef {import("./bench.js").Bench} Bench
 * @typedef {import("./answer.js").Outcome} Outcome
 * @typedef {import("./answer.js").Start} Start
 * @typedef {object} Options
 * @property {any} [returns] a value, a comparison, or a function of the value that says whether it is right
 * @property {any} [prints] text, a comparison, or a function of the text
 * @property {any} [raises] the name of an error, several in an array, or raises(...)
 * @property {string} [stdin] what the program reads
 * @property {number} [maxFuel] the most it may use
 * @property {string} [name]
 * @property {number} [points]
 * @property {string} [hint]
 * @property {"example" | "shown" | "shown-on-failure" | "hidden"} [visibility]
 * @property {string} [of] the answer field
 */

const SUCH_AS = 'call("add", [1, 2], { returns: 3 })';

/** One use of the program, judged by what came of it. */
class Case extends Test {
  #expectation;

  /** @param {Options} given */
  constructor(given) {
    super(given, [...EXPECTED, "stdin"]);
    const { stdin = "" } = given;
    if (typeof stdin !== "string") {
      throw new BadTest(`stdin is ${kindOf(stdin)}; it is text`);
    }
    this.input = stdin;
    this.stdin = cut(stdin);
    this.#expectation = new Expectation(given);
  }

  expected(notation) {
    return this.#expectation.shown(notation);
  }

  run(bench) {
    const notation = bench.notation(this);
    try {
      return this.#expectation.judged(used(this.used(bench), this.line), notation);
    } catch (broken) {
      if (!(broken instanceof Broken)) {
        throw broken;
      }
      return { status: "error", expected: this.expected(notation), ...told(broken.error) };
    }
  }

  /**
   * @param {Bench} bench
   * @returns {Outcome}
   */
  used(bench) {
    return bench.started(bench.code(this), (start) => this.use(start));
  }

  /**
   * @param {Start} start
   * @returns {Outcome}
   */
  use() {
    throw new Error("a case uses the program");
  }
}

/** A call of a function. */
class Call extends Case {
  #args;
  #function;

  constructor(name, args, given) {
    super(given);
    this.#function = name;
    this.#args = asArguments(args);
  }

  call(notation) {
    return asCall(this.#function, fromJson(this.#args), notation);
  }

  defaultName(notation) {
    return shortText(this.call(notation));
  }

  use(start) {
    return start.callJson(this.#function, this.#args, this.input);
  }
}

/** The program as a whole. */
class Run extends Case {
  defaultName() {
    const shown = this.input.replace(/\r?\n$/, "").split(/\r?\n/).join(" ↵ ");
    return this.input ? shortText(`Input: ${shown}`) : "The whole program";
  }

  used(bench) {
    return bench.code(this).run(this.input);
  }
}

/** Code of the author's at the end of the program. */
class Script extends Case {
  #code;

  constructor(code, given) {
    super(given);
    this.#code = dedented(code);
  }

  call() {
    return cut(this.#code);
  }

  defaultName() {
    const lines = this.#code.split("\n").map((line) => line.trim()).filter(Boolean);
    return shortText(lines.length > 1 ? `… ${lines.at(-1)}` : lines[0]);
  }

  use(start) {
    return start.evaluate(this.#code, this.input);
  }
}

/**
 * A test that calls a function of the program.
 * @param {string} name of the function
 * @param {unknown[]} args
 * @param {Options} given
 * @returns {Test}
 */
export function call(name, args, given = {}) {
  if (!isName(name)) {
    throw new BadTest(`call(${kindOf(name)}, …) needs the name of a function, such as ${SUCH_AS}`);
  }
  if (!Array.isArray(args)) {
    throw new BadTest(`the arguments of "${name}" are ${kindOf(args)}; they are an array, such as ${SUCH_AS}`);
  }
  return new Call(name, args, given);
}

/**
 * A test that runs the whole program.
 * @param {string} stdin what it reads
 * @param {Omit<Options, "returns" | "stdin">} given
 * @returns {Test}
 */
export function run(stdin, given = {}) {
  if (typeof stdin !== "string") {
    throw new BadTest(`stdin is ${kindOf(stdin)}; it is text, such as run("3\\n4\\n", { prints: "7" })`);
  }
  if (Object.hasOwn(Object(given), "returns")) {
    throw new BadTest("a whole program returns nothing: add prints instead of returns");
  }
  if (Object.hasOwn(Object(given), "stdin")) {
    throw new BadTest("stdin is what run(...) begins with; it is no option here");
  }
  return new Run(given && { ...Object(given), stdin });
}

/**
 * A test that runs code as if it were written at the end of the program. It returns its last expression.
 * @param {string} code
 * @param {Options} given
 * @returns {Test}
 */
export function script(code, given = {}) {
  if (typeof code !== "string" || !code.trim()) {
    throw new BadTest(`script(${kindOf(code)}) needs code`);
  }
  return new Script(code, given);
}

/** Without the indentation that all lines have, and without empty lines around. */
function dedented(code) {
  const lines = code.split(/\r?\n/).map((line) => (line.trim() ? line : ""));
  const indents = lines.filter(Boolean).map((line) => line.length - line.trimStart().length);
  const least = Math.min(...indents);
  return lines.map((line) => line.slice(least)).join("\n").replace(/^\n+|\n+$/g, "");
}
