import assert from "node:assert/strict";
import { test } from "node:test";
import { csvOf } from "../src/staff/csv.js";
import { eachPage } from "../src/staff/paging.js";
import { countsOf } from "../src/staff/preview_table.js";
import { replayInWords } from "../src/staff/replay.js";

globalThis.window = {};

test("a cell is quoted where it has to be, and never a formula", () => {
  const rows = [
    ["Ada", 1.5, null],
    ['say "x", y', "two\nlines", '=HYPERLINK("x")'],
    ["+1", "-1", "@x"],
    [-1, "a-b", ""],
  ];
  const [first, ...others] = csvOf(rows).split("\r\n");
  assert.equal(first, "Ada,1.5,");
  assert.equal(others[0], '"say ""x"", y","two\nlines","\'=HYPERLINK(""x"")"');
  assert.equal(others[1], "'+1,'-1,'@x");
  assert.equal(others[2], "-1,a-b,");
});

const pages = (list) => async (after) => {
  const index = after ?? 0;
  return { ok: true, data: { page: list[index], next: index + 1 < list.length ? index + 1 : null } };
};

test("every page is taken once and in order", async () => {
  const taken = [];
  const end = await eachPage(pages(["a", "b", "c"]), null, ({ page }) => taken.push(page), () => false);
  assert.deepEqual([taken, end.how], [["a", "b", "c"], "done"]);
});

test("what is stopped goes on where it was", async () => {
  const taken = [];
  const take = ({ page }) => taken.push(page);
  const end = await eachPage(pages(["a", "b", "c"]), null, take, () => taken.length === 2);
  assert.deepEqual([taken, end.how], [["a", "b"], "stopped"]);
  assert.equal((await eachPage(pages(["a", "b", "c"]), end.next, take, () => false)).how, "done");
  assert.deepEqual(taken, ["a", "b", "c"]);
});

test("stopped during the last page is done all the same", async () => {
  const end = await eachPage(pages(["a"]), null, () => undefined, () => true);
  assert.equal(end.how, "done");
});

test("a refusal ends it and says from where to go on", async () => {
  const ask = async (after) => (after === null ? { ok: true, data: { next: 7 } } : { ok: false, name: "stale", message: "", data: {} });
  const end = await eachPage(ask, null, () => undefined, () => false);
  assert.deepEqual([end.how, end.next, end.refusal.name], ["refused", 7, "stale"]);
});

test("a request that was broken off is no refusal", async () => {
  const end = await eachPage(async () => ({ ok: false, name: "superseded", message: "", data: {} }), 3, () => undefined, () => true);
  assert.deepEqual([end.how, end.next], ["stopped", 3]);
});

test("changes are counted by kind", () => {
  const rows = ["same", "higher", "higher", "cannot"].map((change) => ({ change }));
  assert.deepEqual(countsOf(rows), { same: 1, higher: 2, lower: 0, cannot: 1 });
});

const replay = (same_grader, same_runtimes, same_verdict, same_fuel) => replayInWords({ same_grader, same_runtimes, same_verdict, same_fuel });

test("what grading again says", () => {
  assert.equal(replayInWords(null), "");
  assert.equal(replay(true, true, true, true), "Graded again just now: the same verdict, the same fuel.");
  assert.equal(replay(false, true, true, false), "Graded again just now: the same verdict, with other fuel. The grader has changed since.");
  assert.equal(replay(true, false, false, false), "Graded again just now: another verdict than then. A runtime has changed since.");
  assert.match(replay(false, false, false, null), /The grader and a runtime have changed since\.$/);
  assert.match(replay(null, null, null, null), /cannot be compared\.$/);
});

test("the same grader with another outcome is a fault of the platform", () => {
  assert.match(replay(true, true, true, false), /with other fuel\. Neither the grader nor a runtime has changed/);
  assert.match(replay(true, true, false, false), /another verdict than then\. Neither the grader nor a runtime has changed/);
});
