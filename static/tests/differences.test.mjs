import assert from "node:assert/strict";
import { test } from "node:test";
import { differencesOf, isSame } from "../src/studio/differences.js";

const TRIED = { status: "graded", score: 1, message_html: "", tests: [], failure: null, stdout: "", stderr: "", usage: { fuel: 1 } };
const told = (name, status, more = {}) => ({ name, status, visibility: "shown", ...more });
const differ = (before, after) => differencesOf({ ...TRIED, ...before }, { ...TRIED, ...after });

test("fuel, memory and time are no difference", () => {
  assert.ok(isSame(differ({}, { usage: { fuel: 2, memory_bytes: 3, wall_ms: 4 } })));
});

test("each part is named", () => {
  const failure = { cause: "raised", message: "x", line: 1, column: null, trace: "" };
  assert.deepEqual(differ({}, { status: "failed", score: null, failure }).parts, ["result", "score", "failure"]);
  assert.deepEqual(differ({ failure }, { failure: { ...failure, line: 2 } }).parts, ["failure"]);
  assert.deepEqual(differ({}, { message_html: "<p>x</p>", stderr: "y" }).parts, ["message", "printed"]);
});

test("a score that means another word is another result", () => {
  assert.deepEqual(differ({}, { score: 0.5 }).parts, ["result", "score"]);
  assert.deepEqual(differ({ score: 0.4 }, { score: 0.5 }).parts, ["score"]);
});

test("tests are compared by name, and those of one name in their order", () => {
  const before = [told("a", "pass"), told("b", "pass"), told("a", "fail")];
  const after = [told("a", "pass"), told("a", "pass"), told("c", "pass")];
  const { tests } = differ({ tests: before }, { tests: after });
  assert.deepEqual(tests.map(({ name, before: old, after: now }) => [name, old?.status ?? null, now?.status ?? null]), [
    ["b", "pass", null],
    ["a", "fail", "pass"],
    ["c", null, "pass"],
  ]);
});

test("what a test shows counts, and what is left out is as good as nothing", () => {
  assert.equal(differ({ tests: [told("a", "fail", { actual: "1" })] }, { tests: [told("a", "fail", { actual: "2" })] }).tests.length, 1);
  assert.ok(isSame(differ({ tests: [told("a", "pass", { line: null })] }, { tests: [told("a", "pass")] })));
});
