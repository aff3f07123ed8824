/** What was expected and what came, with their differences and a word on what is easy to overlook. */

import { h } from "../dom.js";
import { format, gettext, number } from "../i18n.js";
import { firstDifference, linesOf } from "./diff.js";
import { diffTable } from "./diff_table.js";
import { foldButton, longerOf, textBlock } from "./fold.js";
import { alike, differences, isLong, lineOf, nothing } from "./spans.js";

/** Up to here a difference within one line is found at a glance. */
const GLANCE = 100;

/** @param {string} expected @param {string} actual @returns {HTMLElement} */
export function comparison(expected, actual) {
  const names = [gettext("Expected"), gettext("Your program")];
  const view = areOneLine(expected, actual)
    ? twoValues([expected, actual], names)
    : diffTable({ text: expected, name: names[0] }, { text: actual, name: names[1] });
  const words = [noteOf(expected, actual), legendOf(view)].filter(Boolean);
  return h("div", { class: "wp-compared" }, view, words.length > 0 && h("p", { class: "wp-note" }, words.join(" ")));
}

/** One text on its own, under its name. @param {string} name @param {string} text @returns {HTMLElement} */
export function value(name, text) {
  if (!areOneLine(text)) return h("div", { class: "wp-named" }, h("p", { class: "wp-name" }, name), textBlock(text));
  const [line] = linesOf(text);
  return foldable([line ? alike(line) : null], (all) => [entry(name, "", line && alike(line), all)], text);
}

function twoValues(texts, names) {
  const [[left], [right]] = texts.map(linesOf);
  const pair = differences(left, right);
  const content = (all) => [
    entry(names[0], "wp-expected", texts[0] && pair.left, all),
    entry(names[1], "wp-actual", texts[1] && pair.right, all),
  ];
  return foldable([pair.left, pair.right], content, longerOf(...texts));
}

function entry(name, kind, line, all) {
  return h("div", { class: kind }, h("dt", {}, name), h("dd", {}, line ? lineOf(line, all) : nothing()));
}

function foldable(lines, content, text) {
  const list = h("dl", { class: "wp-values" }, content(false));
  if (!lines.some((line) => line && isLong(line))) return list;
  return h("div", {}, list, foldButton(text, (all) => list.replaceChildren(...content(all))));
}

function areOneLine(...texts) {
  return texts.every((text) => linesOf(text).length <= 1);
}

/** What kind of difference it is. */
function noteOf(expected, actual) {
  if (expected === "" || actual === "") return "";
  if (expected.trimEnd() === actual.trimEnd()) return gettext("They differ only in white space at the end.");
  if (withoutSpace(expected) === withoutSpace(actual)) return `${gettext("They differ only in white space.")} ${placeInWords(expected, actual)}`;
  if (expected.toLowerCase() === actual.toLowerCase()) {
    return `${gettext("They differ only in upper and lower case.")} ${placeInWords(expected, actual)}`;
  }
  return areOneLine(expected, actual) && expected.length < GLANCE ? "" : placeInWords(expected, actual);
}

function placeInWords(expected, actual) {
  const { line, column } = firstDifference(expected, actual);
  if (areOneLine(expected, actual)) {
    return format(gettext("They first differ at character {column}."), { column: number(column) });
  }
  return format(gettext("They first differ in line {line}, at character {column}."), { line: number(line), column: number(column) });
}

function withoutSpace(text) {
  return text.replace(/\s+/g, "");
}

/** What the signs mean that are drawn for white space. */
function legendOf(view) {
  const marked = Array.from(view.querySelectorAll(".wp-differs"), ({ textContent }) => textContent).join("");
  const signs = [
    marked.includes("·") && gettext("· is a space."),
    marked.includes("→") && gettext("→ is a tab."),
    marked.includes("↵") && gettext("↵ is the end of a line."),
  ];
  return signs.filter(Boolean).join(" ");
}
