/** What came of a try, in full: an author sees everything. */

import { h, sanitised } from "../shared/dom.js";
import { format, gettext, number } from "../shared/i18n.js";
import { inOneLine } from "../shared/results/plain_text.js";
import { testList, testsInWords } from "../shared/results/test_list.js";
import { figureOf, headline, messageOf } from "../shared/verdict.js";

const MARK_LENGTH = 200;

/**
 * @typedef {Object} Tried
 * @property {"graded" | "invalid" | "failed"} status
 * @property {number | null} score  0 to 1
 * @property {string} message_html
 * @property {import("../shared/results/test_card.js").ToldTest[]} tests  all of them, with what is hidden from learners
 * @property {Array<{field: string, line: number, column: number | null, message: string}>} marks  of a program that cannot be read
 * @property {Record<string, unknown>} variables
 * @property {import("../shared/figure/figure.js").Figure | null} figure
 * @property {string} prompt_html
 * @property {string} stdout
 * @property {string} stderr
 * @property {{cause: string, message: string, line: number | null, column: number | null, trace: string} | null} failure
 * @property {{fuel: number, memory_bytes: number, wall_ms: number} | null} usage
 */

/**
 * @param {Tried} tried @param {{fuel: number, seconds: number, memory_bytes: number}} limits
 * @param {{grader: (line: number, column: number | null) => void, program: import("../shared/results/test_card.js").GoTo}} goTo
 * @returns {{status: string, summary: Node[], details: HTMLElement[]}}
 */
export function reportOf(tried, limits, goTo) {
  const status = statusOf(tried);
  const { failure } = tried;
  const hasVariables = Object.keys(tried.variables ?? {}).length > 0;
  const summary = [
    headline(status, tried.status === "graded" ? format(gettext("score {score}"), { score: percent(tried.score) }) : ""),
    failure ? failureOf(failure, goTo.grader) : messageOf(tried.message_html),
    tried.tests?.length > 0 && h("p", {}, testsInWords(tried.tests)),
  ].filter(Boolean);
  const details = [
    figureOf(tried.figure),
    tried.tests?.length > 0 && block(gettext("Tests"), testList(tried.tests, { reveal: true, goTo: goTo.program })),
    tried.usage?.fuel > 0 && usageOf(tried.usage, limits),
    failure?.trace && block(gettext("Traceback"), h("pre", { tabindex: "0" }, failure.trace)),
    tried.stdout && block(gettext("Printed by the grader"), h("pre", { tabindex: "0" }, tried.stdout)),
    tried.stderr && block(gettext("Printed by the grader to stderr"), h("pre", { tabindex: "0" }, tried.stderr)),
    hasVariables && block(gettext("Variables"), variablesOf(tried.variables)),
    tried.prompt_html && block(hasVariables ? gettext("The prompt with them") : gettext("The prompt"), sanitised("div", { class: "wp-prompt" }, tried.prompt_html)),
  ].filter(Boolean);
  return { status, summary, details };
}

/** Where in the programs that were tried something is wrong. @returns {Record<string, import("./code_editor.js").Fault[]>} by field */
export function marksOf({ marks = [], tests = [] }) {
  const ofTests = tests.filter(({ line }) => line).map(({ field, line, error }) => ({ field, line, message: lastLine(error) }));
  const byField = {};
  for (const { field, line, column, message } of [...marks, ...ofTests]) {
    (byField[field ?? ""] ??= []).push({ line, column, message: inOneLine(message, MARK_LENGTH) });
  }
  return byField;
}

/** What an error says in short: the end of a trace. */
function lastLine(error) {
  return (error ?? "").trim().split("\n").at(-1);
}

/** How the page shows what came of a try. @param {{status: string, score: number | null}} tried @returns {string} */
export function statusOf({ status, score }) {
  if (status === "invalid") return "invalid";
  if (status !== "graded") return "not-graded";
  if (score >= 1) return "correct";
  return score > 0 ? "partial" : "incorrect";
}

function failureOf({ cause, message, line, column }, goTo) {
  const go = (event) => {
    event.preventDefault();
    goTo(line, column);
  };
  return h(
    "div",
    { class: "wp-message" },
    h("p", {}, h("code", {}, cause), " ", message),
    line && h("p", {}, h("a", { href: "#", onclick: go }, format(gettext("Go to line {line} of the grader"), { line: number(line) }))),
  );
}

/** Fuel first: it is the budget that does not depend on the machine. */
function usageOf({ fuel, memory_bytes: memory, wall_ms: wall }, limits) {
  const share = limits.fuel ? fuel / limits.fuel : 0;
  const words = format(gettext("{share} of the budget ({fuel} of {limit} instructions)"), {
    share: percent(share),
    fuel: number(fuel),
    limit: number(limits.fuel),
  });
  const bar = h("div", { class: "wps-bar", "aria-hidden": "true" }, h("div", { class: "wps-bar-used" }));
  bar.firstElementChild.style.width = `${Math.min(100, Math.max(0.5, share * 100))}%`;
  const megabytes = { maximumFractionDigits: 1 };
  return block(
    gettext("Used"),
    h(
      "dl",
      { class: "wps-facts" },
      h("div", {}, h("dt", {}, gettext("Fuel")), h("dd", {}, words, bar)),
      h("div", {}, h("dt", {}, gettext("Memory")), h("dd", {}, format(gettext("{megabytes} MB"), { megabytes: number(memory / 1024 ** 2, megabytes) }))),
      h("div", {}, h("dt", {}, gettext("Time")), h("dd", {}, format(gettext("{milliseconds} ms"), { milliseconds: number(wall, megabytes) }))),
    ),
  );
}

function variablesOf(variables) {
  const rows = Object.entries(variables).map(([name, value]) =>
    h("tr", {}, h("th", { scope: "row" }, h("code", {}, name)), h("td", {}, h("code", {}, JSON.stringify(value)))),
  );
  const head = h("tr", {}, h("th", { scope: "col" }, gettext("Name")), h("th", { scope: "col" }, gettext("Value")));
  return h("table", { class: "wps-variables" }, h("thead", {}, head), h("tbody", {}, rows));
}

function block(title, content) {
  return h("div", { class: "wps-block" }, h("h4", { class: "wps-block-title" }, title), content);
}

/** Two digits that say something, however small the share is. @param {number | null} share @returns {string} */
export function percent(share) {
  return number(share ?? 0, { style: "percent", maximumSignificantDigits: share > 0.1 ? 3 : 2 });
}
