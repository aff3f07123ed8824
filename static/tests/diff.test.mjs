import assert from "node:assert/strict";
import { performance } from "node:perf_hooks";
import { test } from "node:test";
import { charDiff, firstDifference, lineDiff, linesOf } from "../src/shared/results/diff.js";
import { pairsOf } from "../src/shared/results/pairing.js";
import { differences } from "../src/shared/results/spans.js";

const texts = (lines) => lines.map(({ text }) => text);
const marked = (spans) => spans.map(({ text, differs }) => (differs ? `[${text}]` : text)).join("");

/** Both texts can be put together again from a comparison. */
function bothSides(blocks) {
  const whole = (lines) => lines.map(({ text, ended }) => text + (ended ? "\n" : "")).join("");
  return [
    blocks.map((block) => whole(block.same ? block.lines : block.left)).join(""),
    blocks.map((block) => whole(block.same ? block.lines : block.right)).join(""),
  ];
}

test("lines know whether they are ended", () => {
  assert.deepEqual(linesOf(""), []);
  assert.deepEqual(linesOf("a\n\nb"), [
    { text: "a", ended: true },
    { text: "", ended: true },
    { text: "b", ended: false },
  ]);
});

test("a line that is missing does not shift the rest", () => {
  const blocks = lineDiff("one\ntwo\nthree\nfour\n", "one\nthree\nfour\n");
  assert.deepEqual(blocks.map((block) => (block.same ? texts(block.lines) : [texts(block.left), texts(block.right)])), [
    ["one"],
    [["two"], []],
    ["three", "four"],
  ]);
});

test("a missing line end at the end is a difference", () => {
  const [block] = lineDiff("a\n", "a");
  assert.equal(block.same, false);
  const { left, right } = differences(block.left[0], block.right[0]);
  assert.equal(marked(left), "a[\n]");
  assert.equal(marked(right), "a");
});

test("characters that differ are found", () => {
  const { left, right } = charDiff("the lazy dog", "the crazy  dog");
  assert.equal(marked(left), "the [l]azy dog");
  assert.equal(marked(right), "the [cr]azy[ ] dog");
});

test("an accent stays on its letter", () => {
  const { left, right } = charDiff("café!", "cafe\u0301!");
  assert.equal(marked(left), "caf[é]!");
  assert.equal(marked(right), "caf[e\u0301]!");
});

test("texts that have nothing in common are not marked at all", () => {
  const { left, right } = differences({ text: "5", ended: false }, { text: "seven", ended: false });
  assert.equal(marked(left), "5");
  assert.equal(marked(right), "seven");
});

test("white space that is all there is, is marked", () => {
  const { left, right } = differences({ text: "5", ended: false }, { text: "  ", ended: false });
  assert.equal(marked(left), "5");
  assert.equal(marked(right), "[  ]");
});

test("the first difference is told by line and character", () => {
  assert.equal(firstDifference("a", "a"), null);
  assert.deepEqual(firstDifference("a\nbcd", "a\nbxd"), { line: 2, column: 2 });
  assert.deepEqual(firstDifference("a", "a\n"), { line: 2, column: 1 });
});

test("lines are paired by likeness", () => {
  const line = (text) => ({ text, ended: true });
  const [jumps, lazy, crazy] = ["jumps over", "the lazy dog", "the crazy dog"].map(line);
  assert.deepEqual(pairsOf([jumps, lazy], [crazy]), [
    [jumps, undefined],
    [lazy, crazy],
  ]);
  assert.deepEqual(pairsOf([jumps], [crazy]), [[jumps, crazy]]);
});

test("every text comes back, and the work is bounded", () => {
  let seed = 1;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const text = (lines, width) => Array.from({ length: lines }, () => "ab \t"[random(4)].repeat(random(width))).join("\n");
  const started = performance.now();
  for (const [lines, width] of [[0, 1], [1, 5], [5, 5], [60, 80], [5000, 2], [1, 10_000]]) {
    const [left, right] = [text(lines, width), text(lines, width)];
    assert.deepEqual(bothSides(lineDiff(left, right)), [left, right]);
    const spans = charDiff(left, right);
    assert.equal(spans.left.map((span) => span.text).join(""), left);
    assert.equal(spans.right.map((span) => span.text).join(""), right);
  }
  assert.ok(performance.now() - started < 2000);
});
