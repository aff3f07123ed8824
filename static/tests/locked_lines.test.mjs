import assert from "node:assert/strict";
import { test } from "node:test";
import { findBlocks, lockedBlocks } from "../src/editor/locked_lines.js";

const STARTER = "import math\n\ndef f():\n    pass\n\nprint(f())\n";
const blocks = lockedBlocks(STARTER, [[1, 1], [3, 3], [6, 6]]);
const find = (text) => findBlocks(text, blocks);

test("in the starter they are where the author put them", () => {
  assert.deepEqual(find(STARTER), [[1, 1], [3, 3], [6, 6]]);
});

test("they move with the lines between them", () => {
  assert.deepEqual(find("import math\n\n# more\n\ndef f():\n    return 1\n\nprint(f())"), [[1, 1], [5, 5], [8, 8]]);
});

test("the first stays first and the last stays last", () => {
  assert.equal(find(`# before\n${STARTER}`), null);
  assert.equal(find(`${STARTER}# after\n`), null);
  assert.deepEqual(find(`${STARTER}\n\n  \n`), [[1, 1], [3, 3], [6, 6]], "blank lines at the end do not count");
});

test("a line that is changed, missing or out of order is not found", () => {
  assert.equal(find(STARTER.replace("math", "maths")), null);
  assert.equal(find("import math\nprint(f())"), null);
  assert.equal(find("import math\nprint(f())\ndef f():"), null);
  assert.deepEqual(find(STARTER.replace("math", "math  ")), [[1, 1], [3, 3], [6, 6]], "space at the end does not count");
});

test("lines that the starter does not have lock nothing", () => {
  assert.deepEqual(lockedBlocks("a\n", [[5, 9]]), []);
});
