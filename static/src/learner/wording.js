/** Sentences about attempts and points. */

import { format, gettext, ngettext, number } from "../shared/i18n.js";

/** @param {{used: number, max: number | null, left: number | null}} attempts @returns {string} */
export function attemptsInWords({ used, max, left }) {
  if (max === null || max === undefined) return "";
  if (max === 0) return gettext("This problem takes no answers.");
  if (left === 0) {
    return format(ngettext("You have used your only attempt.", "You have used all {max} attempts.", max), { max: number(max) });
  }
  if (used === 0) return format(ngettext("You have {max} attempt.", "You have {max} attempts.", max), { max: number(max) });
  return format(ngettext("{left} of {max} attempts left.", "{left} of {max} attempts left.", left), {
    left: number(left),
    max: number(max),
  });
}

/** Said where it is the last one of several. @param {{max: number | null, left: number | null}} attempts @returns {string} */
export function lastAttemptInWords({ max, left }) {
  return left === 1 && max > 1 ? gettext("This is your last attempt.") : "";
}

/**
 * Whether it arrived is not known, and does not matter. @param {string} name  of a refusal
 * @returns {string}  "" for one that says itself what came of the answer
 */
export function lostInWords(name) {
  const happened = LOST[name]?.();
  return happened ? `${happened} ${gettext("Your answer is still here. If you submit it again as it is, that cannot use a second attempt.")}` : "";
}

const LOST = {
  offline: () => gettext("The connection was lost before a reply came."),
  timeout: () => gettext("No reply came in time."),
  server: () => gettext("The server had a problem and gave no result."),
};

/** @param {{earned: number | null, possible: number} | null} score @returns {string} */
export function worthInWords(score) {
  if (!score) return "";
  const words = ngettext("{possible} point possible", "{possible} points possible", score.possible);
  return format(words, { possible: number(score.possible) });
}

/** @param {number} attempt @returns {string} */
export function takenUpInWords(attempt) {
  return format(gettext("Your answer of attempt {attempt} is here again."), { attempt: number(attempt) });
}
