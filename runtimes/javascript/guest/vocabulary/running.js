/** Runs tests, and makes the records that the host reads. */

import { Bench } from "./bench.js";
import { BadTest, kindOf } from "./faults.js";
import { Group, sum } from "./groups.js";
import { cut, JAVASCRIPT } from "./notation.js";
import { Test } from "./test.js";

/** @typedef {import("./problem.js").Problem} Problem */

const MOST_TESTS = 500;
const TEXTS = ["name", "call", "stdin", "expected", "actual", "output", "error"];
/** Characters of the texts of all records together. */
const MOST_TEXT = 200_000;
/** Characters of one text that are kept when there is no room left. */
const SHORTEST_TEXT = 200;

/**
 * Runs tests of the programs in an answer. Throws SubmissionError when the learner's program is none, and BadTest for a
 * fault of the tests.
 * @param {unknown} answer
 * @param {unknown} tests
 * @param {Problem} problem
 * @returns {{ score: number, tests: object[] }} what `grade` may return: the score and a record of each test
 */
export function runTests(answer, tests, problem) {
  const bench = new Bench(answer, problem);
  const results = groupsOf(tests, problem).map((group) => ({ group, ran: group.run(bench) }));
  const possible = sum(results, ({ group, ran }) => group.possible(ran));
  const earned = sum(results, ({ group, ran }) => group.earned(ran));
  const all = results.every(({ ran }) => ran.every(([, result]) => result.status === "passed"));
  return { score: possible ? Math.min(1, earned / possible) : Number(all), tests: records(results, bench) };
}

/**
 * Runs the tests that are examples, and no others. Throws as runTests does.
 * @param {unknown} answer
 * @param {unknown} tests
 * @param {Problem} problem
 * @returns {{ tests: object[] }}
 */
export function runExamples(answer, tests, problem) {
  const bench = new Bench(answer, problem);
  const results = groupsOf(tests, problem).map((group) => ({ group, ran: group.run(bench, true) }));
  return { tests: records(results, bench) };
}

/**
 * What is told of the examples before anything is run.
 * @param {unknown} tests
 * @param {Problem} problem
 * @returns {{ name: string, call: string, stdin: string, expected: string }[]}
 */
export function examples(tests, problem) {
  return groupsOf(tests, problem).flatMap((group) =>
    group.tests
      .filter((test) => group.visibilityOf(test) === "example")
      .map((test) => ({
        name: group.nameOf(test, JAVASCRIPT),
        call: test.call(JAVASCRIPT),
        stdin: test.stdin,
        expected: test.expected(JAVASCRIPT),
      })),
  );
}

/**
 * What a program with `tests` has besides its own functions; null: it has no such function.
 * @param {string} entry
 * @param {{ get(name: string): unknown }} names the program's
 * @returns {Function | null}
 */
export function offered(entry, names) {
  const tests = names.get("tests");
  if (tests === undefined || tests === null) {
    return null;
  }
  if (entry === "grade") {
    return (answer, problem) => runTests(answer, tests, problem);
  }
  if (!isOurs(tests)) {
    return null;
  }
  if (entry === "run_examples") {
    return (answer, problem) => runExamples(answer, tests, problem);
  }
  return entry === "examples" ? (problem) => examples(tests, problem) : null;
}

function isOurs(tests) {
  return typeof tests === "function" || (Array.isArray(tests) ? tests.some(isTestOrGroup) : tests instanceof Group);
}

function isTestOrGroup(each) {
  return each instanceof Test || each instanceof Group;
}

/** @returns {Group[]} */
function groupsOf(tests, problem) {
  if (typeof tests === "function") {
    tests = tests(problem);
  }
  if (isTestOrGroup(tests)) {
    tests = [tests];
  }
  if (!Array.isArray(tests) || tests.length === 0) {
    throw new BadTest(`tests is ${kindOf(tests)}; it is an array of tests, such as call(...)`);
  }
  const wrong = tests.findIndex((each) => !isTestOrGroup(each));
  if (wrong >= 0) {
    throw new BadTest(`tests holds ${kindOf(tests[wrong])}; it holds tests, such as call(...), and groups of them`);
  }
  const groups = tests.map((each) => (each instanceof Group ? each : new Group("", [each])));
  const count = sum(groups, (each) => each.tests.length);
  if (count > MOST_TESTS) {
    throw new BadTest(`there are ${count} tests; at most ${MOST_TESTS} are allowed`);
  }
  return groups;
}

function records(results, bench) {
  const found = [];
  for (const { group, ran } of results) {
    let hint = group.hint;
    for (const [test, result] of ran) {
      const record = recordOf(group, test, result, bench);
      if (["failed", "error"].includes(result.status)) {
        record.message = test.hint || hint;
        hint = test.hint ? hint : "";
      }
      found.push(record);
    }
  }
  return fitted(found);
}

function recordOf(group, test, result, bench) {
  const { status } = result;
  const visibility = group.visibilityOf(test);
  const code = bench.code(test);
  const notation = bench.notation(test);
  const record = { name: group.nameOf(test, notation), status, points: group.pointsOf(test), visibility };
  if (visibility === "hidden" || (visibility === "shown-on-failure" && status === "passed")) {
    return record;
  }
  const more = {
    call: result.call || test.call(notation),
    stdin: test.stdin,
    expected: result.expected || test.expected(notation),
    actual: result.actual,
    output: result.output,
    error: result.error,
    cause: result.cause,
    line: result.line,
    field: code.input,
  };
  return { ...record, ...Object.fromEntries(Object.entries(more).filter(([, value]) => value)) };
}

/** The records, with shorter texts where all of them together are too long. */
function fitted(found) {
  let room = MOST_TEXT;
  for (const record of found) {
    for (const key of TEXTS.filter((each) => record[each])) {
      const text = record[key];
      record[key] = text.length <= room ? text : cut(text, Math.max(SHORTEST_TEXT, room));
      room -= record[key].length;
    }
  }
  return found;
}
