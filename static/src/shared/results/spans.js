/** A line of text in parts that are alike or differ, and how they are drawn. */

import { h } from "../dom.js";
import { gettext } from "../i18n.js";
import { charDiff } from "./diff.js";
import { visible, visibleSpaces } from "./plain_text.js";

/** @typedef {import("./diff.js").Span} Span @typedef {import("./diff.js").Line} Line */

/** Of a long stretch that is alike, this much is kept beside a difference. */
const CONTEXT_CHARS = 60;
const MAX_CHARS = 1_500;
/** What follows stays on its line. */
const CUT = "…\u2060";

/**
 * What differs between two lines, of which one may not be there. Nothing is marked where they have nothing in common.
 * @param {Line | undefined} left @param {Line | undefined} right @returns {{left: Span[], right: Span[]}}
 */
export function differences(left, right) {
  const pair = left && right ? charDiff(left.text, right.text) : { left: [], right: [] };
  const related = [...pair.left, ...pair.right].some(({ differs }) => !differs);
  const spans = (line, own) => [...(related ? own : whole(line)), ...endOf(line, left && right && left.ended !== right.ended)];
  return { left: spans(left, pair.left), right: spans(right, pair.right) };
}

/** A line in which nothing is marked. @param {Line} line @returns {Span[]} */
export function alike({ text }) {
  return [{ text, differs: false }];
}

/** The code element for a line. @param {Span[]} line @param {boolean} all  also what is long and alike */
export function lineOf(line, all) {
  return h("code", { class: "wp-plain", dir: "ltr" }, nodesOf(line, all));
}

/** Whether drawing all of the line shows more. @param {Span[]} line */
export function isLong(line) {
  const length = line.reduce((sum, { text }) => sum + text.length, 0);
  return length > MAX_CHARS || line.some((span, index) => kept(span, index, line).length > 1);
}

/** Stands for an empty text. */
export function nothing() {
  return h("em", { class: "wp-nothing" }, gettext("nothing"));
}

function nodesOf(line, all) {
  const nodes = [];
  let room = all ? Infinity : MAX_CHARS;
  for (const [index, span] of line.entries()) {
    if (room <= 0) break;
    const pieces = (all ? [span.text] : kept(span, index, line)).map((piece) => piece.slice(0, room));
    room -= pieces.join("").length;
    nodes.push(span.differs ? h("mark", { class: "wp-differs" }, visibleSpaces(pieces[0]).replaceAll("\n", "↵")) : pieces.map(visible).join(CUT));
  }
  return room > 0 ? nodes : [...nodes, CUT];
}

/** The whole text, or its beginning and its end when both are far from a difference. @returns {string[]} */
function kept({ text, differs }, index, line) {
  if (differs || line.length === 1 || text.length <= 3 * CONTEXT_CHARS) return [text];
  return [index > 0 ? text.slice(0, CONTEXT_CHARS) : "", index < line.length - 1 ? text.slice(-CONTEXT_CHARS) : ""];
}

/** Marked only when nothing of it is seen. */
function whole(line) {
  return line?.text ? [{ text: line.text, differs: line.text.trim() === "" }] : [];
}

function endOf(line, endsDiffer) {
  return line?.ended && (endsDiffer || line.text === "") ? [{ text: "\n", differs: true }] : [];
}
