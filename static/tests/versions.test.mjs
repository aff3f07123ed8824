import assert from "node:assert/strict";
import { test } from "node:test";
import { movedInputs, usedRuntimes } from "../src/studio/versions.js";

const code = (runtimes, starters = {}) => ({ name: "p", kind: "code", starter: "first", runtimes, starters });

test("the grader's runtime comes first, each once, and only of programs", () => {
  const inputs = [code(["b@1", "a@1"]), { name: "t", kind: "text", runtimes: ["x@1"] }, { name: "q", kind: "code" }];
  assert.deepEqual(usedRuntimes({ runtime: "a@1", inputs }), ["a@1", "b@1"]);
});

test("a text goes along with its language", () => {
  const [moved] = movedInputs([code(["b@1", "a@1"], { "a@1": "mine" })], "a@1", "a@2");
  assert.deepEqual([moved.runtimes, moved.starters, moved.starter], [["b@1", "a@2"], { "a@2": "mine" }, "first"]);
});

test("where both versions were offered, one is left, with the text that stood first", () => {
  const [moved] = movedInputs([code(["a@1", "a@2"], { "a@2": "newer" })], "a@1", "a@2");
  assert.deepEqual([moved.runtimes, moved.starters, moved.starter], [["a@2"], {}, "first"]);
});

test("other fields are left alone", () => {
  const inputs = [code(["b@1"]), { name: "t", kind: "text" }];
  assert.deepEqual(movedInputs(inputs, "a@1", "a@2"), inputs);
});
