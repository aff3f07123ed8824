/** Sentences for the course team. */

import { format, gettext, moment, ngettext, number } from "../shared/i18n.js";
import { scoreInWords, wordOf } from "../shared/verdict.js";

const CAUSES = {
  syntax: () => gettext("The grader could not be read"),
  raised: () => gettext("The grader stopped with an error"),
  "missing-entry": () => gettext("The grader does not define what has to be called"),
  "bad-value": () => gettext("The grader gave a value that cannot be used"),
  "submission-failed": () => gettext("The learner's program stopped with an error that the grader did not expect"),
  refused: () => gettext("The grader asked for something that is not available"),
  memory: () => gettext("The grader used up its memory"),
  stack: () => gettext("The grader called itself too deeply"),
  fuel: () => gettext("The grader used up its computing budget"),
  time: () => gettext("The grader took too long"),
  output: () => gettext("The grader printed too much"),
  crashed: () => gettext("The grader broke down"),
  "too-large": () => gettext("The grader, or what it was given, is too large"),
  "unknown-runtime": () => gettext("The runtime is not installed"),
  "not-ready": () => gettext("The runtime was still being prepared"),
};

/** @param {string} cause @returns {string} */
export function causeOfFault(cause) {
  return Object.hasOwn(CAUSES, cause) ? CAUSES[cause]() : cause;
}

/** @param {Record<string, number>} faults @returns {string[]} */
export function faultsInWords(faults) {
  return Object.entries(faults ?? {}).map(([cause, count]) =>
    format(ngettext("{cause} ({count} time)", "{cause} ({count} times)", count), { cause: causeOfFault(cause), count: number(count) }),
  );
}

/** @param {number} count @returns {string} */
export function learnersInWords(count) {
  return format(ngettext("{count} learner", "{count} learners", count), { count: number(count) });
}

/** @param {number} count @returns {string} */
export function attemptsOf(count) {
  return format(ngettext("{count} attempt", "{count} attempts", count), { count: number(count) });
}

/** @param {number} seconds  since 1970 @returns {string} */
export function when(seconds) {
  const { relative, absolute } = moment(seconds);
  return `${relative} (${absolute})`;
}

/** @param {{status: string | null, score: {earned: number | null, possible: number} | null}} graded @returns {string} such as "Incorrect, 0 of 2 points" */
export function outcomeInWords({ status, score }) {
  return [status && statusInWords(status), scoreInWords(score)].filter(Boolean).join(", ");
}

/** @param {{earned: number | null, possible: number} | null} score @param {string} otherwise @returns {string} */
export function scoreOr(score, otherwise) {
  return scoreInWords(score) || otherwise;
}

/** @param {string} status @returns {string} */
export function statusInWords(status) {
  if (status === "unreadable") return gettext("What is stored cannot be read");
  return status === "new" ? gettext("Nothing submitted") : wordOf(status);
}
