/** What two trials of the same answer have in common, and what not. */

import { statusOf } from "./try_report.js";

/**
 * @typedef {import("./try_report.js").Tried} Tried
 * @typedef {import("../shared/results/test_card.js").ToldTest} Test
 * @typedef {{name: string, before: Test | null, after: Test | null}} TestPair
 * @typedef {{parts: Array<"result" | "score" | "message" | "figure" | "failure" | "printed">, tests: TestPair[]}} Differences
 */

const SHOWN_OF_A_TEST = ["status", "visibility", "points", "call", "stdin", "expected", "actual", "output", "error", "line", "message_html"];

/** Fuel, memory and time differ between any two builds, and decide nothing. @param {Tried} before @param {Tried} after @returns {Differences} */
export function differencesOf(before, after) {
  const compared = {
    result: statusOf,
    score: ({ score }) => score,
    message: messageOf,
    figure: ({ figure }) => figure ?? null,
    failure: ({ failure }) => failure && [failure.cause, failure.message, failure.line, failure.trace],
    printed: ({ stdout, stderr }) => [stdout, stderr],
  };
  const parts = Object.entries(compared).filter(([, read]) => !same(read(before), read(after)));
  return { parts: parts.map(([name]) => name), tests: pairs(before.tests, after.tests).filter(isDifferent) };
}

/** What the grader says to the learner. After a failure that is a sentence of ours, the same for all. @param {Tried} tried @returns {string} */
export function messageOf({ failure, message_html }) {
  return failure ? "" : message_html;
}

/** @param {Differences} differences @returns {boolean} */
export function isSame({ parts, tests }) {
  return parts.length === 0 && tests.length === 0;
}

/** By name, and tests of one name in their order. */
function pairs(before, after) {
  const left = [...after];
  const paired = before.map((test) => {
    const at = left.findIndex(({ name }) => name === test.name);
    return { name: test.name, before: test, after: at < 0 ? null : left.splice(at, 1)[0] };
  });
  return [...paired, ...left.map((test) => ({ name: test.name, before: null, after: test }))];
}

function isDifferent({ before, after }) {
  const read = (test) => test && SHOWN_OF_A_TEST.map((part) => test[part] ?? null);
  return !same(read(before), read(after));
}

function same(one, other) {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
