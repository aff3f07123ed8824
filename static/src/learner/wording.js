/** Sentences about attempts and points. */

import { format, gettext, ngettext, number } from "../shared/i18n.js";

/** @param {{used: number, max: number | null, left: number | null}} attempts @returns {string} */
export function attemptsInWords({ used, max, left }) {
  if (max === null || max === undefined) return "";
  if (left === 0) {
    return format(ngettext("You have used your only attempt.", "You have used all {max} attempts.", max), { max: number(max) });
  }
  if (used === 0) return format(ngettext("You have {max} attempt.", "You have {max} attempts.", max), { max: number(max) });
  return format(ngettext("{left} of {max} attempts left.", "{left} of {max} attempts left.", left), {
    left: number(left),
    max: number(max),
  });
}

/** @param {{earned: number, possible: number} | null} score @returns {string} */
export function worthInWords(score) {
  if (!score) return "";
  const words = ngettext("{possible} point possible", "{possible} points possible", score.possible);
  return format(words, { possible: number(score.possible) });
}

/** @param {number} attempt @returns {string} */
export function takenUpInWords(attempt) {
  return format(gettext("Your answer of attempt {attempt} is here again."), { attempt: number(attempt) });
}
