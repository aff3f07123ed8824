/** Two texts of several lines: side by side where there is room for both, else one above the other. */

import { h } from "../dom.js";
import { format, gettext, ngettext, number } from "../i18n.js";
import { lineDiff } from "./diff.js";
import { foldButton, longerOf } from "./fold.js";
import { pairsOf } from "./pairing.js";
import { alike, differences, isLong, lineOf } from "./spans.js";

/** @typedef {import("./diff.js").Block | {hidden: number}} Part  hidden: so many lines that are alike */

const MAX_ROWS = 24;
const CONTEXT_ROWS = 2;
/** Pixels of a character of code, and of what stands beside the text: a little more than it is. */
const CHAR_WIDTH = 9;
const PADDING = 60;

/** @param {{text: string, name: string}} expected @param {{text: string, name: string}} actual @returns {HTMLElement} */
export function diffTable(expected, actual) {
  const blocks = lineDiff(expected.text, actual.text);
  const longest = `${expected.text}\n${actual.text}`.split("\n").reduce((most, { length }) => Math.max(most, length), 0);
  const names = [expected.name, actual.name];
  const table = h("table", { class: "wp-diff" });
  let [split, all] = [false, false];
  const draw = () => {
    const parts = all ? blocks : shortened(blocks);
    table.replaceChildren(...(split ? sideBySide(parts, names, all) : oneByOne(parts, names, all)));
  };
  draw();
  new ResizeObserver(() => {
    const fits = 2 * longest * CHAR_WIDTH + PADDING <= table.clientWidth;
    if (fits === split) return;
    split = fits;
    draw();
  }).observe(table);
  if (!isFolded(blocks)) return table;
  const button = foldButton(longerOf(expected.text, actual.text), (open) => {
    all = open;
    draw();
  });
  return h("div", {}, table, button);
}

/** @param {Part[]} parts @param {string[]} names @param {boolean} all @returns {HTMLElement[]} */
function sideBySide(parts, names, all) {
  const head = h("tr", {}, names.map((name) => h("th", { scope: "col" }, name)));
  const rows = parts.flatMap((part) => {
    if (part.hidden) return [gap(part.hidden)];
    if (part.same) return part.lines.map((line) => h("tr", {}, cell(alike(line), all, ""), cell(alike(line), all, "")));
    return pairsOf(part.left, part.right).map(([left, right]) => {
      const lines = differences(left, right);
      return h("tr", {}, left ? cell(lines.left, all, "wp-expected") : absent(), right ? cell(lines.right, all, "wp-actual") : absent());
    });
  });
  return [h("thead", {}, head), h("tbody", {}, rows)];
}

/** Lines that are alike once, the others under the name of the text that they are from. */
function oneByOne(parts, [expected, actual], all) {
  const head = h("tr", {}, h("th", { scope: "col" }, gettext("Text")), h("th", { scope: "col" }, gettext("Line")));
  const run = (lines, name, kind) =>
    lines.map((line, index) => {
      const label = h("span", { class: index > 0 || !kind ? "wp-unseen" : "" }, name);
      return h("tr", { class: kind }, h("th", { scope: "row" }, label), cell(line, all, kind));
    });
  const rows = parts.flatMap((part) => {
    if (part.hidden) return [gap(part.hidden)];
    if (part.same) return run(part.lines.map(alike), gettext("Both"), "");
    const pairs = pairsOf(part.left, part.right).map(([left, right]) => ({ has: [left, right], lines: differences(left, right) }));
    return [
      ...run(pairs.filter(({ has }) => has[0]).map(({ lines }) => lines.left), expected, "wp-expected"),
      ...run(pairs.filter(({ has }) => has[1]).map(({ lines }) => lines.right), actual, "wp-actual"),
    ];
  });
  const columns = h("colgroup", {}, h("col", { class: "wp-diff-names" }), h("col"));
  return [columns, h("thead", { class: "wp-unseen" }, head), h("tbody", {}, rows)];
}

function cell(line, all, kind) {
  return h("td", { class: kind }, lineOf(line, all));
}

function absent() {
  return h("td", { class: "wp-absent" }, h("span", { class: "wp-unseen" }, gettext("no such line")));
}

function gap(count) {
  const words = format(ngettext("{count} line that is alike", "{count} lines that are alike", count), { count: number(count) });
  return h("tr", { class: "wp-gap" }, h("td", { colspan: 2 }, words));
}

/** A few lines around what differs, and no more rows than are read at a glance. */
function shortened(blocks) {
  const parts = [];
  let room = MAX_ROWS;
  for (const [index, block] of blocks.entries()) {
    if (room <= 0) break;
    const next = block.same ? around(block.lines, index > 0, index < blocks.length - 1) : [beginning(block, room)];
    parts.push(...next);
    room -= rowsIn(next);
  }
  return parts;
}

function around(lines, before, after) {
  const [head, tail] = [before ? CONTEXT_ROWS : 0, after ? CONTEXT_ROWS : 0];
  if (lines.length <= head + tail + 1) return [{ same: true, lines }];
  return [
    { same: true, lines: lines.slice(0, head) },
    { hidden: lines.length - head - tail },
    { same: true, lines: lines.slice(lines.length - tail) },
  ];
}

function beginning({ left, right }, room) {
  return { same: false, left: left.slice(0, room), right: right.slice(0, room) };
}

function rowsIn(parts) {
  return parts.reduce((sum, part) => sum + (part.hidden ? 1 : part.same ? part.lines.length : Math.max(part.left.length, part.right.length)), 0);
}

function isFolded(blocks) {
  const parts = shortened(blocks);
  if (parts.some(({ hidden }) => hidden) || rowsIn(parts) < rowsIn(blocks)) return true;
  return parts.some((part) => linesOf(part).some(isLong));
}

function linesOf(part) {
  if (part.same) return part.lines.map(alike);
  return pairsOf(part.left, part.right).flatMap((pair) => Object.values(differences(...pair)));
}
