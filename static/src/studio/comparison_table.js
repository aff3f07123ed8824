/** Two trials of the same answer, side by side. */

import { h } from "../shared/dom.js";
import { format, gettext, number } from "../shared/i18n.js";
import { visible } from "../shared/results/plain_text.js";
import { messageOf as shownMessage, wordOf } from "../shared/verdict.js";
import { messageOf } from "./differences.js";
import { percent, statusOf } from "./try_report.js";

/** @typedef {import("./try_report.js").Tried} Tried */

const TEST_WORDS = {
  pass: () => gettext("passed"),
  fail: () => gettext("failed"),
  error: () => gettext("stopped with an error"),
  skipped: () => gettext("skipped"),
};

/**
 * @param {{before: Tried, after: Tried, differences: import("./differences.js").Differences, versions: [number, number]}} compared
 * @returns {HTMLElement}
 */
export function comparisonTable({ before, after, differences, versions }) {
  const both = [before, after];
  const rows = [
    row("result", gettext("Result"), both.map((tried) => wordOf(statusOf(tried)))),
    row("score", gettext("Score"), both.map(({ score }) => (score === null ? none() : percent(score)))),
    row("message", gettext("Message"), both.map((tried) => shownMessage(messageOf(tried)) ?? none())),
    both.some(({ failure }) => failure) && row("failure", gettext("Failure"), both.map(failureOf)),
    ...differences.tests.map(({ name, before: old, after: now }) =>
      row("test", format(gettext("Test “{name}”"), { name: name || "–" }), [old, now].map(testOf)),
    ),
    both.some(({ stdout, stderr }) => stdout || stderr) && row("printed", gettext("Printed"), both.map(({ stdout, stderr }) => printed(stdout + stderr))),
    row("fuel", gettext("Fuel"), both.map(({ usage }) => number(usage?.fuel ?? 0))),
  ].filter(Boolean);
  const titles = [gettext("For this answer"), ...versions.map((version) => format(gettext("Version {version}"), { version }))];
  const head = h("tr", { role: "row" }, titles.map((title) => h("th", { scope: "col", role: "columnheader" }, title)));
  const marked = rows.map(({ part, cells }) => {
    const differs = part === "test" || differences.parts.includes(part);
    const note = differs && h("span", { class: "wps-differs" }, gettext("differs"));
    return h("tr", { class: differs ? "wps-different" : null, role: "row" }, h("th", { scope: "row", role: "rowheader" }, cells.title, note && " ", note), cells.values);
  });
  // With roles, since style sheets lay it out otherwise where it is narrow, and it would be no table any more.
  return h(
    "table",
    { class: "wps-comparison", role: "table" },
    h("caption", { class: "wps-unseen" }, gettext("What the two versions make of the answer")),
    h("thead", { role: "rowgroup" }, head),
    h("tbody", { role: "rowgroup" }, marked),
  );
}

function row(part, title, values) {
  return { part, cells: { title, values: values.map((value) => h("td", { role: "cell" }, value)) } };
}

function none() {
  return "–";
}

function failureOf({ failure }) {
  if (!failure) return none();
  const place = failure.line ? ` (${format(gettext("line {line}"), { line: number(failure.line) })})` : "";
  return [h("code", {}, failure.cause), ` ${visible(failure.message)}${place}`];
}

function testOf(test) {
  if (!test) return gettext("not there");
  const said = test.error || test.actual;
  return [TEST_WORDS[test.status]?.() ?? test.status, said ? printed(said) : null, shownMessage(test.message_html)];
}

function printed(text) {
  return text ? h("pre", { tabindex: "0" }, visible(text)) : none();
}
