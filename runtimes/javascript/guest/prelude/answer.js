// A learner's program, as a grader uses it.

import { call, close, evaluate, open, run } from "./native";
import { toJson } from "./values.js";

/** Throw it when an answer cannot be graded: the learner reads the message and keeps the attempt. */
export class InvalidAnswer extends Error {
  get name() {
    return "InvalidAnswer";
  }
}

/**
 * The learner's program failed. Not caught, it makes the answer wrong, and the learner reads the message.
 *
 * cause: the kind of failure, such as "raised", "syntax" or "fuel". line: in the learner's program, or null.
 * kinds: the names of the types of the error that the program threw, its own first. type: the first, or "".
 */
export class SubmissionError extends Error {
  constructor(message, cause = "raised", trace = "", line = null, kinds = []) {
    super(message);
    this.cause = cause;
    this.trace = trace;
    this.line = line;
    this.kinds = kinds;
  }
  get name() {
    return "SubmissionError";
  }
  get type() {
    return this.kinds[0] ?? "";
  }
}

/** What came of using the learner's program once. failure: a SubmissionError, or null. fuel: what it used. */
export class Outcome {
  constructor(value, failure, stdout, stderr, fuel, length = 0) {
    this.value = value;
    this.failure = failure;
    this.stdout = stdout;
    this.stderr = stderr;
    this.fuel = fuel;
    /** Characters of the JSON text of the value. */
    this.length = length;
  }
}

/**
 * One start of the learner's program. Its calls share the program's variables. Close it after use.
 *
 * A call that ends the program, such as by running out of fuel, is followed by a start of its own.
 */
export class Start {
  #session;

  /** Throws SubmissionError when the program does not even start. */
  constructor(input) {
    const [session, failure] = open(input);
    if (failure !== null) throw errorOf(failure);
    this.#session = session;
  }

  /** The outcome of calling a function with a list of arguments. */
  call(name, args = [], stdin = "") {
    return this.callJson(name, toJson([...args]), stdin);
  }

  /** The same with the arguments as a JSON array. */
  callJson(name, args, stdin = "") {
    return outcomeOf(call(this.#session, String(name), args, String(stdin)));
  }

  /** The outcome of code, run at the end of the program. */
  evaluate(code, stdin = "") {
    return outcomeOf(evaluate(this.#session, String(code), String(stdin)));
  }

  close() {
    close(this.#session);
  }
}

/** A learner's program. It runs in a sandbox of its own, where it sees its arguments and nothing else. */
export class CodeAnswer {
  #shared = null;

  constructor(input, source, runtime) {
    this.input = input;
    this.source = source;
    this.runtime = runtime;
  }

  /**
   * Calls a function of the program and returns its value. Throws SubmissionError.
   *
   * Calls share the program's variables; one that ends it, such as by running out of fuel, is followed by a fresh start.
   */
  call(name, ...args) {
    return valueOf(this.#start().call(name, args));
  }

  /**
   * Runs code in the program as if it were written at its end. Returns the value of its last expression.
   *
   * What the code defines stays defined for later calls. Throws SubmissionError; for code that cannot be read, one that
   * is the grader's fault.
   */
  evaluate(code, { stdin = "" } = {}) {
    return valueOf(this.#start().evaluate(code, stdin));
  }

  /**
   * Makes each call, such as ["add", 2, 3], and returns all outcomes.
   *
   * fresh: each call gets the program newly started. Otherwise all of them share one start.
   */
  calls(calls, { fresh = false } = {}) {
    const outcomes = [];
    let start = null;
    for (const [name, ...args] of calls) {
      try {
        start ??= this.start();
      } catch (error) {
        if (!(error instanceof SubmissionError)) throw error;
        outcomes.push(new Outcome(null, error, "", "", 0));
        continue;
      }
      outcomes.push(start.call(name, args));
      if (fresh) {
        start.close();
        start = null;
      }
    }
    start?.close();
    return outcomes;
  }

  /** Runs the program as a main program, newly started, and returns its outcome. */
  run(stdin = "") {
    return outcomeOf(run(this.input, String(stdin)));
  }

  /** Starts the program. Throws SubmissionError. */
  start() {
    return new Start(this.input);
  }

  toString() {
    return this.source;
  }

  #start() {
    this.#shared ??= this.start();
    return this.#shared;
  }
}

function outcomeOf([value, length, failure, stdout, stderr, fuel]) {
  return new Outcome(value, failure === null ? null : errorOf(failure), stdout, stderr, fuel, length);
}

function valueOf(outcome) {
  if (outcome.failure !== null) throw outcome.failure;
  return outcome.value;
}

function errorOf([message, cause, trace, line, kinds]) {
  return new SubmissionError(message, cause, trace, line, kinds === "" ? [] : kinds.split(" "));
}
