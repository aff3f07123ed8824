/** Colours for a language that no editor knows by itself, from what its runtime says of it. */

import { StreamLanguage, indentUnit } from "@codemirror/language";

/**
 * @typedef {Object} Highlight  as the server checked it: short lists of short texts
 * @property {string[]} [keywords]
 * @property {string[]} [constants]  such as true and null
 * @property {string[]} [types]
 * @property {string[]} [builtins]
 * @property {string} [line_comment]
 * @property {[string, string] | []} [block_comment]  what begins one and what ends it
 * @property {string[]} [strings]  what stands on both sides of a text
 * @property {number} [indent]  spaces
 * @property {boolean} [case_insensitive]
 *
 * @typedef {{mode: string, highlight?: Highlight}} Language  mode: the editor_mode of a runtime
 */

const KINDS = { keywords: "keyword", constants: "bool", types: "typeName", builtins: "variableName.function" };
const WORD = /^[\p{L}_$][\p{L}\p{N}\p{M}_$]*/u;
const NUMBER = /^(?:0[xX][\da-fA-F_]+|\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?)/;
const USUAL_INDENT = 4;

/**
 * The extension of an editor: a mode that it has itself, else by the data, else plain text.
 * @param {Language} language @param {Record<string, () => import("@codemirror/state").Extension>} modes
 */
export function colouring({ mode, highlight }, modes) {
  if (Object.hasOwn(modes, mode)) return modes[mode]();
  const unit = indentUnit.of(" ".repeat(highlight?.indent || USUAL_INDENT));
  return highlight && Object.keys(highlight).length ? [StreamLanguage.define(parserOf(highlight)), unit] : [unit];
}

/** @param {Highlight} highlight @returns {import("@codemirror/language").StreamParser<{until: string}>} */
export function parserOf(highlight) {
  const { line_comment: line = "", block_comment: [open = "", close = ""] = [], strings = [] } = highlight;
  const kindOf = kindsOf(highlight);
  const quotes = [...strings].sort((a, b) => b.length - a.length);
  return {
    name: "by-data",
    startState: () => ({ until: "", kind: "" }),
    token(stream, state) {
      if (state.until) return inside(stream, state);
      if (stream.eatSpace()) return null;
      if (open && close && stream.match(open)) return begin(stream, state, close, "comment");
      if (line && stream.match(line)) {
        stream.skipToEnd();
        return "comment";
      }
      const quote = quotes.find((each) => stream.match(each));
      if (quote) return begin(stream, state, quote, "string");
      if (stream.match(NUMBER)) return "number";
      const word = stream.match(WORD);
      if (word) return kindOf(word[0]);
      stream.next();
      return null;
    },
    languageData: { commentTokens: commentTokens(line, open, close) },
  };
}

function begin(stream, state, until, kind) {
  Object.assign(state, { until, kind });
  return inside(stream, state);
}

/** To the end of a comment or a text. A text in one sign ends with its line at the latest, as in most languages. */
function inside(stream, state) {
  const { until, kind } = state;
  while (!stream.eol()) {
    if (stream.match(until)) {
      state.until = "";
      return kind;
    }
    if (kind === "string" && stream.peek() === "\\") stream.next();
    stream.next();
  }
  if (kind === "string" && until.length === 1 && until !== "`") state.until = "";
  return kind;
}

function kindsOf(highlight) {
  const as = highlight.case_insensitive ? (word) => word.toLowerCase() : (word) => word;
  const kinds = new Map();
  for (const [list, kind] of Object.entries(KINDS)) {
    for (const word of highlight[list] ?? []) kinds.set(as(word), kind);
  }
  return (word) => kinds.get(as(word)) ?? null;
}

function commentTokens(line, open, close) {
  return { ...(line && { line }), ...(open && close && { block: { open, close } }) };
}
