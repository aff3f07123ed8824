/** One test: a line that says how it went, and behind it what was called, expected and printed. */

import { h, sanitised } from "../dom.js";
import { format, gettext, ngettext, number } from "../i18n.js";
import { icon } from "../icons.js";
import { NO_MATHEMATICS, typeset } from "../math.js";
import { beyondCause, causeInWords } from "./causes.js";
import { comparison, value } from "./comparison.js";
import { linesOf } from "./diff.js";
import { sizeInWords, textBlock } from "./fold.js";
import { asText, inOneLine } from "./plain_text.js";

/**
 * @typedef {Object} ToldTest  any key but status may be missing; call to error are plain text of hostile origin
 * @property {"pass" | "fail" | "error" | "skipped"} status
 * @property {"example" | "shown" | "shown-on-failure" | "hidden"} [visibility]
 * @property {string} [name]
 * @property {number} [points]
 * @property {string} [call]
 * @property {string} [stdin]
 * @property {string} [expected]
 * @property {string} [actual]
 * @property {string} [output]
 * @property {string} [error]
 * @property {string} [cause]
 * @property {number | null} [line]
 * @property {string} [field]
 * @property {string} [message_html]
 *
 * @typedef {(place: {field: string, line: number, column?: number | null}) => void} GoTo
 */

const TITLE_LENGTH = 90;
const GIST_LENGTH = 60;

/** What the server calls a test that its author gave no name. */
const NUMBERED = /^Test \d+$/;

const OUTCOMES = {
  pass: { drawing: "correct", word: () => gettext("passed") },
  fail: { drawing: "incorrect", word: () => gettext("failed") },
  error: { drawing: "not-graded", word: () => gettext("stopped with an error") },
  skipped: { drawing: "skipped", word: () => gettext("was not run") },
};

/**
 * @param {ToldTest} test
 * @param {{number: number, open?: boolean, showPoints?: boolean, badge?: string, goTo?: GoTo}} options
 *   number: its place, from 1, for a test that has neither a name nor a call
 * @returns {HTMLLIElement}
 */
export function testCard(test, { number: place, open = false, showPoints = false, badge = "", goTo }) {
  const outcome = OUTCOMES[test.status] ?? OUTCOMES.error;
  const item = h("li", { class: `wp-test wp-test-${test.status}` });
  const head = [icon(outcome.drawing), h("span", { class: `wp-test-line ${NO_MATHEMATICS}` }, headOf(test, place, outcome, showPoints, badge))];
  if (!hasDetails(test, place)) {
    item.append(h("div", { class: "wp-test-head" }, head), ...hint(test));
    return item;
  }
  const body = h("div", { class: "wp-test-body" });
  const fill = () => {
    if (body.childElementCount > 0) return;
    body.append(...bodyOf(test, place, goTo));
    typeset(body);
  };
  const details = h("details", { class: "wp-test-details" }, h("summary", { class: "wp-test-head" }, head), body);
  details.addEventListener("toggle", fill);
  if (open) {
    fill();
    details.open = true;
  }
  item.append(details);
  return item;
}

/** The test in one line of plain text: what it is called by learners. @param {ToldTest} test @param {number} place @returns {string} */
export function titleOf(test, place) {
  const name = asText(test.name);
  if (name && !NUMBERED.test(name)) return inOneLine(name, TITLE_LENGTH);
  if (test.call) return inOneLine(test.call, TITLE_LENGTH);
  return format(gettext("Test {number}"), { number: number(place) });
}

function headOf(test, place, outcome, showPoints, badge) {
  const title = titleOf(test, place);
  const call = linesOf(asText(test.call)).length > 1 ? "" : inOneLine(test.call, TITLE_LENGTH);
  const isCall = call !== "" && title === call;
  const parts = [
    isCall ? code(title) : h("strong", { class: "wp-test-name", dir: "auto" }, title),
    h("span", { class: "wp-test-word" }, outcome.word()),
    showPoints && h("span", { class: "wp-test-points" }, `(${pointsInWords(test.points ?? 1)})`),
    badge && h("span", { class: "wp-badge" }, badge),
    call !== "" && !isCall && h("span", { class: "wp-test-call" }, code(call)),
    gistOf(test),
  ];
  return parts.filter(Boolean).flatMap((part) => [part, " "]);
}

/** What went wrong, when it can be said in a few words. */
function gistOf(test) {
  if (test.status === "error") {
    const last = beyondCause(test.cause, asText(test.error)).trim().split("\n").at(-1);
    return h("span", { class: "wp-test-gist" }, last ? code(inOneLine(last, GIST_LENGTH)) : causeInWords(test.cause));
  }
  const [expected, actual] = [asText(test.expected), asText(test.actual)].map((text) => inOneLine(text, GIST_LENGTH));
  if (test.status !== "fail" || !expected || !actual || expected === actual) return null;
  if (expected.length + actual.length > GIST_LENGTH || linesOf(asText(test.expected)).length > 1) return null;
  const parts = gettext("expected {expected}, got {actual}").split(/\{(expected|actual)\}/);
  const words = parts.map((part) => (part === "expected" ? code(expected) : part === "actual" ? code(actual) : part));
  return h("span", { class: "wp-test-gist" }, words);
}

function code(text) {
  return h("code", { class: "wp-inline", dir: "ltr" }, text);
}

function pointsInWords(points) {
  return format(ngettext("{points} point", "{points} points", points), { points: number(points) });
}

/** A test of which there is only a hint shows it at once. */
function hasDetails(test, place) {
  return isCallToShow(test, place) || ["stdin", "expected", "actual", "output", "error", "cause"].some((key) => asText(test[key]) !== "");
}

/** A call that is short enough stands in the first line already. */
function isCallToShow({ call, ...test }, place) {
  return asText(call) !== "" && titleOf({ call, ...test }, place) !== call;
}

function hint(test) {
  return test.message_html ? [hintOf(test.message_html)] : [];
}

/** @param {string} html @returns {HTMLElement} */
export function hintOf(html) {
  return sanitised("div", { class: "wp-message wp-test-message" }, html);
}

function bodyOf(test, place, goTo) {
  const [call, stdin, expected, actual, output] = ["call", "stdin", "expected", "actual", "output"].map((key) => asText(test[key]));
  const error = beyondCause(test.cause, asText(test.error));
  return [
    ...hint(test),
    isCallToShow(test, place) && named(gettext("Call"), textBlock(call)),
    stdin && named(gettext("Input"), textBlock(stdin)),
    ...failure(test, goTo),
    ...results(test.status, expected, actual),
    error && named(gettext("Error"), textBlock(error, { class: "wp-error-text" })),
    output && output !== actual && printed(output),
  ].filter(Boolean);
}

/** What ended the program, in words, and the way to the line. @param {ToldTest} test @param {GoTo} [goTo] */
export function failure({ cause, line, field = "" }, goTo) {
  const words = causeInWords(cause);
  if (!words && !line) return [];
  return [h("p", { class: "wp-cause" }, words, words && line && " ", line && lineLink(line, field, goTo))];
}

/** @param {number} line @param {string} field @param {GoTo} [goTo] */
function lineLink(line, field, goTo) {
  const words = format(gettext("Line {line}"), { line: number(line) });
  if (!goTo) return words;
  const go = () => goTo({ field, line });
  return h("button", { type: "button", class: "wp-link-button", onclick: go }, words);
}

function results(status, expected, actual) {
  if (expected === "" && actual === "") return [];
  if (expected === actual) return [value(gettext("Result"), actual)];
  if (status === "pass") return [value(gettext("Expected"), expected), value(gettext("Your program"), actual)];
  if (actual === "" && status !== "fail") return [value(gettext("Expected"), expected)];
  return [comparison(expected, actual)];
}

/** What the program wrote, folded. @param {string} output @returns {HTMLElement} */
export function printed(output) {
  const words = ngettext("Printed: {count} line ({size})", "Printed: {count} lines ({size})", linesOf(output).length);
  const summary = h("summary", {}, format(words, { count: number(linesOf(output).length), size: sizeInWords(output) }));
  return h("details", { class: "wp-printed" }, summary, textBlock(output));
}

/** @param {string} name @param {HTMLElement} content */
export function named(name, content) {
  return h("div", { class: "wp-named" }, h("p", { class: "wp-name" }, name), content);
}
