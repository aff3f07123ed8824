import assert from "node:assert/strict";
import { test } from "node:test";
import { StringStream } from "@codemirror/language";
import { parserOf } from "../src/shared/highlight.js";

const SQL = { keywords: ["SELECT", "FROM"], constants: ["NULL"], line_comment: "--", block_comment: ["/*", "*/"], strings: ["'", '"'], case_insensitive: true };
const LUA = { keywords: ["local", "end"], constants: ["nil"], builtins: ["print"], line_comment: "--", block_comment: ["--[[", "]]"], strings: ['"', "'"] };

/** Each piece of the text that has a kind, as "kind:piece". */
function coloured(highlight, text) {
  const parser = parserOf(highlight);
  const state = parser.startState();
  const found = [];
  for (const line of text.split("\n")) {
    const stream = new StringStream(line, 4, 2);
    while (!stream.eol()) {
      stream.start = stream.pos;
      const kind = parser.token(stream, state);
      assert.ok(stream.pos > stream.start, `no progress at ${stream.pos} of ${line}`);
      if (kind) found.push(`${kind}:${stream.current()}`);
    }
  }
  return found;
}

test("words have the kind of their list, and longer words do not", () => {
  assert.deepEqual(coloured(LUA, "local ending = nil print(end_)"), ["keyword:local", "bool:nil", "variableName.function:print"]);
  assert.deepEqual(coloured(SQL, "Select x from SELECTED where y is null"), ["keyword:Select", "keyword:from", "bool:null"]);
  assert.deepEqual(coloured(LUA, "LOCAL"), []);
});

test("comments go to the end of the line, or over lines", () => {
  assert.deepEqual(coloured(SQL, "1 -- SELECT 'x'\nSELECT"), ["number:1", "comment:-- SELECT 'x'", "keyword:SELECT"]);
  assert.deepEqual(coloured(LUA, "--[[ a\n local ]] end"), ["comment:--[[ a", "comment: local ]]", "keyword:end"]);
});

test("texts know their escapes and doubled signs, and end with the line", () => {
  assert.deepEqual(coloured(LUA, String.raw`"a \" end" end`), [String.raw`string:"a \" end"`, "keyword:end"]);
  assert.deepEqual(coloured(SQL, "'it''s' FROM"), ["string:'it'", "string:'s'", "keyword:FROM"]);
  assert.deepEqual(coloured(LUA, "'open\nend"), ["string:'open", "keyword:end"]);
  assert.deepEqual(coloured({ strings: ["`", '"""'] }, '`a\nb` """c\nd""" 1'), ["string:`a", "string:b`", 'string:"""c', 'string:d"""', "number:1"]);
});

test("numbers, and names that hold digits", () => {
  assert.deepEqual(coloured(LUA, "0xFF 1.5e-3 1_000 x2"), ["number:0xFF", "number:1.5e-3", "number:1_000"]);
});

test("names of what every object has are ordinary words", () => {
  assert.deepEqual(coloured(LUA, "constructor __proto__ toString"), []);
  assert.deepEqual(coloured({ keywords: ["constructor"] }, "constructor"), ["keyword:constructor"]);
});

test("a description with nothing in it, or with odd parts, does no harm", () => {
  assert.deepEqual(coloured({}, "if 'x' -- 12"), ["number:12"]);
  assert.deepEqual(coloured({ block_comment: [], strings: [], line_comment: "" }, "a /* 'b'"), []);
  assert.deepEqual(coloured({ strings: ["\\"] }, "\\a\\ 1"), ["string:\\a\\", "number:1"]);
});
