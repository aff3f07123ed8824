/** Who would get another score, as a table that can be filtered. */

import { h } from "../shared/dom.js";
import { format, gettext, number } from "../shared/i18n.js";
import { inOneLine } from "../shared/results/plain_text.js";
import { download } from "./csv.js";
import { button, scrollable, table } from "./parts.js";
import { learnersInWords, scoreOr } from "./wording.js";

/**
 * @typedef {"same" | "higher" | "lower" | "cannot"} Change
 *
 * @typedef {Object} PreviewRow
 * @property {string} learner
 * @property {string} name
 * @property {import("./one_learner.js").Score} old
 * @property {import("./one_learner.js").Score} new
 * @property {Change} change
 * @property {string} test  the first test that ends otherwise, or ""
 * @property {string} test_old
 * @property {string} test_new
 * @property {boolean} overridden
 * @property {string} reason
 */

/** So many rows at a time, so that a large course does not make a slow page. */
const ROWS = 100;
const TEST_LENGTH = 90;

const CHANGES = {
  higher: { sign: "▲", word: () => gettext("higher") },
  lower: { sign: "▼", word: () => gettext("lower") },
  same: { sign: "=", word: () => gettext("same") },
  cannot: { sign: "!", word: () => gettext("cannot be graded") },
};

const OUTCOMES = {
  pass: () => gettext("passed"),
  fail: () => gettext("failed"),
  error: () => gettext("stopped with an error"),
  skipped: () => gettext("was not run"),
};

const FILTERS = {
  changes: { word: () => gettext("Changes"), has: ({ change }) => change === "higher" || change === "lower" },
  higher: { word: () => gettext("Higher"), has: ({ change }) => change === "higher" },
  lower: { word: () => gettext("Lower"), has: ({ change }) => change === "lower" },
  cannot: { word: () => gettext("Cannot be graded"), has: ({ change }) => change === "cannot" },
  all: { word: () => gettext("All"), has: () => true },
};

/** @param {PreviewRow[]} rows @returns {Record<Change, number>} */
export function countsOf(rows) {
  const counts = { same: 0, higher: 0, lower: 0, cannot: 0 };
  for (const { change } of rows) counts[change] += 1;
  return counts;
}

/** @param {{id: string, rows: PreviewRow[], showLearner: (learner: string) => void}} preview @returns {HTMLElement} */
export function previewTable({ id, rows, showLearner }) {
  const options = Object.entries(FILTERS).map(([name, { word, has }]) => {
    const words = format(gettext("{choice} ({count})"), { choice: word(), count: number(rows.filter(has).length) });
    return h("option", { value: name }, words);
  });
  const content = h("div", {});
  const select = h("select", { class: "wp-text", id: `${id}-show`, autocomplete: "off", onchange: draw }, options);
  const save = button(gettext("Download as CSV"), () => download("rescore-preview.csv", [headsOfFile(), ...rows.map(lineOf)]));
  function draw() {
    content.replaceChildren(...listed(rows.filter(FILTERS[select.value].has), showLearner));
  }
  draw();
  const choice = h("div", { class: "wp-staff-choice" }, h("label", { class: "wp-label", for: select.id }, gettext("Show")), select, save);
  return h("div", {}, choice, content);
}

function listed(rows, showLearner) {
  if (!rows.length) return [h("p", { class: "wp-note" }, gettext("Nobody."))];
  const caption = learnersInWords(rows.length);
  const heads = [gettext("Learner"), gettext("Score now"), gettext("New score"), gettext("What is different")];
  const made = table(heads, [], caption);
  made.classList.add("wp-staff-stacked");
  const [body] = made.tBodies;
  const more = button(gettext("Show more"), () => {
    const first = body.rows.length;
    add();
    body.rows[first]?.querySelector("button").focus();
  });
  function add() {
    const start = body.rows.length;
    body.append(...rows.slice(start, start + ROWS).map((row) => rowOf(row, heads, showLearner)));
    more.hidden = body.rows.length === rows.length;
  }
  add();
  return [scrollable(caption, made), more];
}

/**
 * On a narrow screen the cells stand one below the other, each with its head; the roles keep it a table even then.
 * @param {PreviewRow} row @param {string[]} heads @param {(learner: string) => void} showLearner
 */
function rowOf(row, heads, showLearner) {
  const { sign, word } = CHANGES[row.change];
  const name = h("button", { type: "button", class: "wp-link-button", dir: "auto", onclick: () => showLearner(row.learner) }, row.name);
  const badge = row.overridden && h("span", { class: "wp-badge" }, gettext("score set by staff"));
  const change = h("span", { class: `wp-staff-change wp-staff-${row.change}` }, h("span", { "aria-hidden": "true" }, `${sign} `), word());
  const cells = [scoreOr(row.old, "–"), [scoreOr(row.new, "–"), " ", change], differenceOf(row)];
  return h(
    "tr",
    { role: "row" },
    h("th", { scope: "row", role: "rowheader" }, name, badge && " ", badge),
    cells.map((content, index) => h("td", { role: "cell", "data-head": heads[index + 1] }, content)),
  );
}

/** @param {PreviewRow} row @returns {string} */
function differenceOf(row) {
  if (row.change === "cannot") return row.reason;
  if (!row.test) return "";
  const values = { test: inOneLine(row.test, TEST_LENGTH), before: outcomeOf(row.test_old), after: outcomeOf(row.test_new) };
  return format(gettext("{test}: before {before}, now {after}"), values);
}

function outcomeOf(status) {
  return Object.hasOwn(OUTCOMES, status) ? OUTCOMES[status]() : gettext("not there");
}

function headsOfFile() {
  return [gettext("Learner"), gettext("Score now"), gettext("New score"), gettext("Change"), gettext("What is different"), gettext("Set by staff")];
}

/** @param {PreviewRow} row */
function lineOf(row) {
  return [row.name, row.old?.earned ?? null, row.new?.earned ?? null, CHANGES[row.change].word(), differenceOf(row), row.overridden ? gettext("yes") : ""];
}
