import assert from "node:assert/strict";
import { test } from "node:test";
import { formulaInWords } from "../src/learner/formula_words.js";
import { evenly, rangeOf, scale, ticksOf, unbroken } from "../src/shared/figure/scale.js";

globalThis.window = {};

const WORDS = {
  "x^2 + 1": "x squared plus 1",
  "2·x^3": "2 times x cubed",
  "2**n": "2 to the power of n",
  "x^(-2)": "x to the power of open parenthesis minus 2 close parenthesis",
  "2^2^x": "2 to the power of 2 to the power of x",
  "sqrt(x)/v_0": "square root open parenthesis x close parenthesis over v sub 0",
  "y = -1.5": "y equals minus 1.5",
  "a <= b": "a is at most b",
  "α·t ≠ 0": "α times t is not equal to 0",
  "[1, 2]": "open bracket 1, 2 close bracket",
  "n!": "n factorial",
  "9.81 m/s^2": "9.81 m over s squared",
  "": "",
  "𝑥 constructor __proto__": "𝑥 constructor _ _ proto _ _",
};

for (const [text, words] of Object.entries(WORDS)) {
  test(`${text} in words`, () => assert.equal(formulaInWords(text), words));
}

test("a range that nobody gave has all points and a margin", () => {
  assert.deepEqual(rangeOf([0, 10], null), [-0.4, 10.4]);
  assert.deepEqual(rangeOf([0, 10], [2, 3]), [2, 3]);
  assert.deepEqual(rangeOf([0], null), [-1, 1]);
  assert.deepEqual(rangeOf([-4, -4], null), [-6, -2]);
});

test("ticks are at round numbers inside of the range", () => {
  assert.deepEqual(ticksOf([-3, 3]), [-2, 0, 2]);
  assert.deepEqual(ticksOf([0, 1]), [0, 0.2, 0.4, 0.6, 0.8, 1]);
  assert.deepEqual(ticksOf([0.1, 0.35]), [0.1, 0.15, 0.2, 0.25, 0.3, 0.35]);
  for (const range of [[-1e300, 1e300], [1e-300, 2e-300], [1e15, 1e15 + 1], [0, 7e9]]) {
    const ticks = ticksOf(range);
    assert.ok(ticks.length <= 15, String(range));
    for (const tick of ticks) assert.ok(tick >= range[0] - 1e-9 * Math.abs(range[0]) && tick <= range[1] + 1e-9 * Math.abs(range[1]), String(tick));
  }
});

test("places are numbers that a drawing can hold", () => {
  const place = scale([0, 1], 0, 300);
  assert.deepEqual([0, 0.5, 1, 1e300, -1e300].map(place), [0, 150, 300, 10_000, -10_000]);
});

test("some stand for many", () => {
  const many = Array.from({ length: 500 }, (_, index) => index);
  const few = evenly(many, 21);
  assert.deepEqual([few.length, few[0], few.at(-1)], [21, 0, 499]);
  assert.deepEqual(evenly([1, 2], 21), [1, 2]);
});

test("a gap breaks a line", () => {
  const [a, b, c] = [[0, 0], [1, 1], [2, 2]];
  assert.deepEqual(unbroken([null, a, b, null, null, c, null]), [[a, b], [c]]);
  assert.deepEqual(unbroken([null]), []);
});
