/** The tests of an answer: how many passed, in a sentence; then each in order; the hidden ones as a count. */

import { h } from "../dom.js";
import { format, gettext, ngettext, number } from "../i18n.js";
import { icon } from "../icons.js";
import { hintOf, testCard, titleOf } from "./test_card.js";

/** @typedef {import("./test_card.js").ToldTest} ToldTest */

/** From so many tests on, failures alone can be shown. */
const MANY = 8;

/**
 * @param {ToldTest[] | undefined} tests
 * @param {{goTo?: import("./test_card.js").GoTo, reveal?: boolean}} [options]
 *   goTo: shows a line of the answer. reveal: for authors, hidden tests are listed as well
 * @returns {HTMLElement | null} null without tests
 */
export function testList(tests, { goTo, reveal = false } = {}) {
  if (!tests?.length) return null;
  const numbered = tests.map((test, index) => ({ test, place: index + 1 }));
  const listed = numbered.filter(({ test }) => reveal || test.visibility !== "hidden");
  const hidden = tests.filter((test) => !reveal && test.visibility === "hidden");
  const first = listed.find(({ test }) => isFailure(test));
  const showPoints = listed.some(({ test }) => (test.points ?? 1) !== 1);
  const badge = (test) => (reveal ? badgeOf(test.visibility) : "");
  const cards = listed.map(({ test, place }) =>
    testCard(test, { number: place, open: test === first?.test, showPoints, badge: badge(test), goTo }),
  );
  const list = cards.length > 0 && h("ol", { class: "wp-tests", role: "list" }, cards);
  return h("div", { class: "wp-all-tests" }, needsFilter(listed) && failuresOnly(list), list, hidden.length > 0 && hiddenTests(hidden));
}

/** @param {ToldTest[]} tests @returns {string} such as "7 of 10 tests passed, 1 was not run." */
export function testsInWords(tests) {
  return inWords(tests, (total) => ngettext("{passed} of {total} test passed.", "{passed} of {total} tests passed.", total));
}

/** @param {ToldTest[]} tests @returns {string} such as "2 of 3 examples passed." */
export function examplesInWords(tests) {
  return inWords(tests, (total) => ngettext("{passed} of {total} example passed.", "{passed} of {total} examples passed.", total));
}

/** The first test that can be shown and failed, such as "First failure: mean([])."; "" without one. @param {ToldTest[]} tests @returns {string} */
export function firstFailureInWords(tests) {
  const index = tests.findIndex((test) => test.visibility !== "hidden" && isFailure(test));
  return index === -1 ? "" : format(gettext("First failure: {title}."), { title: titleOf(tests[index], index + 1) });
}

function inWords(tests, sentence) {
  const count = (status) => tests.filter((test) => test.status === status).length;
  const skipped = count("skipped");
  const words = format(sentence(tests.length), { passed: number(count("pass")), total: number(tests.length) });
  if (!skipped) return words;
  return `${words} ${format(ngettext("{count} was not run.", "{count} were not run.", skipped), { count: number(skipped) })}`;
}

function isFailure({ status }) {
  return status === "fail" || status === "error";
}

function needsFilter(listed) {
  return listed.length >= MANY && listed.some(({ test }) => isFailure(test)) && listed.some(({ test }) => test.status === "pass");
}

function failuresOnly(list) {
  const box = h("input", { type: "checkbox", onchange: () => list.classList.toggle("wp-failures-only", box.checked) });
  return h("label", { class: "wp-option wp-filter" }, box, h("span", {}, gettext("Failures only")));
}

function badgeOf(visibility) {
  const badges = {
    hidden: () => gettext("hidden from learners"),
    "shown-on-failure": () => gettext("shown when it fails"),
    example: () => gettext("example"),
  };
  return badges[visibility]?.() ?? "";
}

/** A count, and the hint of each failure once: nothing else of them is known here. */
function hiddenTests(tests) {
  const passed = tests.filter(({ status }) => status === "pass").length;
  const words = format(ngettext("Hidden tests: {passed} of {total} passed.", "Hidden tests: {passed} of {total} passed.", tests.length), {
    passed: number(passed),
    total: number(tests.length),
  });
  const hints = new Set(tests.filter(({ status }) => status !== "pass").map((test) => test.message_html).filter(Boolean));
  const drawing = passed === tests.length ? "correct" : "incorrect";
  return h(
    "div",
    { class: `wp-hidden-tests wp-test-${passed === tests.length ? "pass" : "fail"}` },
    h("p", { class: "wp-test-head" }, icon(drawing), h("strong", {}, words)),
    hints.size > 0 && h("ul", { class: "wp-hints", role: "list" }, [...hints].map((hint) => h("li", {}, hintOf(hint)))),
  );
}
