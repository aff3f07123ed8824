/** Whether a submission, graded again, gave what it gave when it was handed in. */

import { gettext } from "../shared/i18n.js";

/**
 * @typedef {Object} Replay  null: of an old submission nothing was kept that could be compared
 * @property {boolean | null} same_grader
 * @property {boolean | null} same_runtimes
 * @property {boolean | null} same_verdict
 * @property {boolean | null} same_fuel
 */

/** @param {Replay | null | undefined} replay @returns {string} */
export function replayInWords(replay) {
  if (!replay) return "";
  const { same_grader: grader, same_runtimes: runtimes, same_verdict: verdict, same_fuel: fuel } = replay;
  if (verdict === null) {
    return gettext("Graded again just now. What it gave then was not kept in full, so the two cannot be compared.");
  }
  return [outcome(verdict, fuel), reason(grader, runtimes, verdict && fuel)].filter(Boolean).join(" ");
}

function outcome(verdict, fuel) {
  if (!verdict) return gettext("Graded again just now: another verdict than then.");
  if (!fuel) return gettext("Graded again just now: the same verdict, with other fuel.");
  return gettext("Graded again just now: the same verdict, the same fuel.");
}

function reason(grader, runtimes, same) {
  if (grader === false && runtimes === false) return gettext("The grader and a runtime have changed since.");
  if (grader === false) return gettext("The grader has changed since.");
  if (runtimes === false) return gettext("A runtime has changed since.");
  return same ? "" : gettext("Neither the grader nor a runtime has changed, so this should not be. Please tell those who run the platform.");
}
