import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.window = {};
globalThis.document = { documentElement: { lang: "en" } };
process.env.TZ = "UTC";

const { rulesOf } = await import("../src/learner/rules.js");
const { solutionInWords } = await import("../src/learner/solution_rule.js");
const { lengthInWords, remainingInWords, waitInWords } = await import("../src/learner/time_in_words.js");

const NOW = Date.parse("2026-05-04T12:00:00+00:00");
const DUE = "2026-06-01T12:00:00+00:00";
const DUE_IN_WORDS = "Jun 1, 2026, 12:00 PM UTC";

/** The state of a learner who has done nothing, where nothing is set. */
function state(changes = {}) {
  return {
    status: "new",
    score: { earned: 0, possible: 1 },
    overridden: false,
    attempts: { used: 0, max: null, left: null },
    opens: null,
    due: null,
    closes: null,
    wait: 0,
    wait_between: 0,
    counts: "last_score",
    results: { shown: true, from: null },
    solution: null,
    reset_draws: false,
    closed: null,
    can_reset: false,
    ...changes,
  };
}

const texts = (changes) => rulesOf(state(changes), NOW).map(({ text }) => text.replaceAll("\u202f", " "));
const solution = (changes) => solutionInWords(state(changes)).replaceAll("\u202f", " ");
const attempts = (used, max) => ({ used, max, left: max === null ? null : max - used });
const until = (when, count = 0) => ({ shown: false, when, attempts: count });

test("nothing is said where nothing is set", () => {
  assert.deepEqual(texts({}), []);
});

test("a wait is said while an attempt may follow one", () => {
  assert.deepEqual(texts({ wait_between: 60 }), ["After each attempt you have to wait 60 seconds."]);
  assert.deepEqual(texts({ wait_between: 60, attempts: attempts(0, 2) }), ["After each attempt you have to wait 60 seconds."]);
  assert.deepEqual(texts({ wait_between: 60, attempts: attempts(1, 2) }), []);
  assert.deepEqual(texts({ wait_between: 60, closed: "past_due" }), []);
});

test("which attempt counts is said where there can be several", () => {
  assert.deepEqual(texts({ counts: "highest_score" }), ["Your best attempt counts."]);
  assert.deepEqual(texts({ counts: "highest_score", attempts: attempts(0, 1) }), []);
  assert.deepEqual(texts({ counts: "highest_score", attempts: attempts(2, 2), closed: "no_attempts" }), ["Your best attempt counts."]);
  assert.deepEqual(texts({ counts: "highest_score", attempts: attempts(1, 3), closed: "past_due" }), []);
});

test("no date is said that is over", () => {
  assert.deepEqual(texts({ due: DUE, closes: DUE }), [`Due ${DUE_IN_WORDS}.`]);
  assert.deepEqual(texts({ due: DUE, closes: DUE, closed: "past_due" }), []);
  assert.deepEqual(texts({ due: DUE, closes: DUE, closed: "no_attempts", attempts: attempts(1, 1) }), []);
  const passed = "2026-05-04T11:59:59+00:00";
  assert.deepEqual(texts({ due: passed, closes: passed }), [], "the page knows before the server has said so");
});

test("a score that the course team set is told with its points, where points are told", () => {
  assert.deepEqual(texts({ overridden: true, score: { earned: 0.5, possible: 2 } }), ["The course team set your score: 0.5 of 2 points."]);
  assert.deepEqual(texts({ overridden: true, score: null }), ["The course team set your score."]);
  assert.deepEqual(texts({ overridden: true, score: { earned: null, possible: 2 } }), ["The course team set your score."]);
});

test("a solution that never comes is not promised", () => {
  for (const when of ["never", "past_due", "closed", "after_all_attempts"]) assert.equal(solution({ solution: until(when) }), "", when);
  assert.equal(solution({ solution: until("always"), results: { shown: false, from: null } }), "");
  assert.equal(solution({ solution: until("a value of a newer version") }), "");
});

test("conditions that cannot come true are left out", () => {
  assert.equal(solution({ solution: until("finished") }), "You can see the solution when your answer is correct.");
  assert.equal(solution({ solution: until("finished"), attempts: attempts(0, 3) }), "You can see the solution when your answer is correct or no attempt is left.");
  assert.equal(solution({ solution: until("finished"), closes: DUE }), `You can see the solution when your answer is correct, or from ${DUE_IN_WORDS}.`);
});

test("no more attempts are asked for than there are", () => {
  assert.equal(solution({ solution: until("after_attempts", 5), attempts: attempts(0, 3) }), "You can see the solution after 3 attempts.");
  assert.equal(solution({ solution: until("after_attempts", 5) }), "You can see the solution after 5 attempts.");
});

test("while results are hidden the solution is, too", () => {
  const results = { shown: false, from: DUE };
  const from = `You can see the solution from ${DUE_IN_WORDS}.`;
  assert.equal(solution({ solution: until("always"), closes: DUE, results }), from);
  assert.equal(solution({ solution: until("finished"), closes: DUE, results }), from);
  assert.equal(solution({ solution: until("after_attempts", 1), closes: DUE, results, attempts: attempts(1, 3) }), from);
  assert.equal(solution({ solution: until("answered"), closes: DUE, results }), `You can see the solution when your answer is correct. Not before ${DUE_IN_WORDS}.`);
});

test("lengths of time lose nothing that matters", () => {
  assert.deepEqual([1, 60, 90, 120, 3600, 5400, 86_400, 1_000_000_000].map(lengthInWords), [
    ...["1 second", "60 seconds", "90 seconds", "2 minutes", "1 hour", "90 minutes", "1 day", "1,000,000,000 seconds"],
  ]);
  assert.deepEqual([59.9, 119, 121, 7300, 200_000].map(remainingInWords), ["59 seconds", "119 seconds", "2 minutes", "2 hours", "2 days"]);
  assert.deepEqual([59.9, 121, 7300, 200_000].map(waitInWords), ["60 seconds", "3 minutes", "3 hours", "3 days"]);
});
