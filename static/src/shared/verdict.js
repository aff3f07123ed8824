/** How a result looks, the same for a learner and in Studio: icon, word, score, message, tests. */

import { h, sanitised } from "./dom.js";
import { format, gettext, ngettext, number } from "./i18n.js";
import { icon } from "./icons.js";

const WORDS = {
  correct: () => gettext("Correct"),
  partial: () => gettext("Partly correct"),
  incorrect: () => gettext("Incorrect"),
  invalid: () => gettext("Not accepted yet"),
  "not-graded": () => gettext("Not graded"),
  draft: () => gettext("Saved, not submitted"),
  submitted: () => gettext("Submitted"),
};

/** @param {string} status @returns {boolean} */
export function isShown(status) {
  return status in WORDS;
}

/** @param {string} status @returns {string} */
export function wordOf(status) {
  return WORDS[status]?.() ?? status;
}

/** The line with icon, word and score. @param {string} status @param {string} [aside] */
export function headline(status, aside) {
  return h(
    "p",
    { class: "wp-verdict" },
    icon(status),
    h("strong", { class: "wp-word" }, WORDS[status]()),
    aside && h("span", { class: "wp-score" }, aside),
  );
}

/** "" for a score that the learner may not see. @param {{earned: number | null, possible: number} | null | undefined} score @returns {string} */
export function scoreInWords(score) {
  if (!score || score.earned === null) return "";
  const words = ngettext("{earned} of {possible} point", "{earned} of {possible} points", score.possible);
  return format(words, { earned: number(score.earned), possible: number(score.possible) });
}

/** @param {string} html @returns {HTMLElement | null} */
export function messageOf(html) {
  return html ? sanitised("div", { class: "wp-message" }, html) : null;
}

export { figureOf } from "./figure/figure.js";
export { testList as testsOf } from "./results/test_list.js";
