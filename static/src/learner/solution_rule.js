/** When a learner may see the solution, in words. */

import { format, gettext, ngettext, number } from "../shared/i18n.js";
import { momentOf } from "./clock.js";
import { dateInWords } from "./time_in_words.js";

/** The conditions of each value of the setting: any of them will do. "always" needs none. */
const CONDITIONS = {
  always: [],
  answered: ["correct"],
  attempted: ["attempt", "date"],
  closed: ["none-left", "date"],
  finished: ["correct", "none-left", "date"],
  correct_or_past_due: ["correct", "date"],
  past_due: ["date"],
  after_attempts: ["attempts"],
  after_all_attempts: ["none-left"],
  after_all_attempts_or_correct: ["correct", "none-left"],
  attempted_no_past_due: ["attempt"],
  never: null,
};

/** Whole sentences, since languages join conditions differently. */
const SENTENCES = {
  correct: () => gettext("You can see the solution when your answer is correct."),
  attempt: () => gettext("You can see the solution after an attempt."),
  "none-left": () => gettext("You can see the solution when no attempt is left."),
  date: () => gettext("You can see the solution from {date}."),
  "correct none-left": () => gettext("You can see the solution when your answer is correct or no attempt is left."),
  "correct date": () => gettext("You can see the solution when your answer is correct, or from {date}."),
  "attempt date": () => gettext("You can see the solution after an attempt, or from {date}."),
  "none-left date": () => gettext("You can see the solution when no attempt is left, or from {date}."),
  "correct none-left date": () => gettext("You can see the solution when your answer is correct or no attempt is left, or from {date}."),
};

/**
 * "" when there is nothing to wait for: no solution, it is shown already, or it never will be.
 * @param {import("./page.js").LearnerState} state @returns {string}
 */
export function solutionInWords({ solution, results, attempts, closes, closed }) {
  const all = CONDITIONS[solution?.when ?? "never"];
  if (!all || solution.shown || closed === "not_started") return "";
  const resultsFrom = results?.shown ? null : momentOf(results?.from);
  if (results && !results.shown && resultsFrom === null) return "";
  const limited = attempts.max !== null && attempts.max !== undefined;
  const end = momentOf(closes);
  const needed = limited && attempts.max > 0 ? Math.min(solution.attempts, attempts.max) : solution.attempts;
  const possible = { correct: true, attempt: true, attempts: true, "none-left": limited, date: end !== null };
  const fulfilled = { attempts: needed <= attempts.used, attempt: attempts.used > 0, "none-left": attempts.left === 0 };
  const conditions = all.filter((name) => possible[name]);
  if (all.length > 0 && conditions.length === 0) return "";
  if (resultsFrom !== null && (conditions.length === 0 || conditions.some((name) => name === "date" || fulfilled[name]))) {
    return format(SENTENCES.date(), { date: dateInWords(resultsFrom) });
  }
  if (conditions.length === 0) return "";
  const sentence = conditions[0] === "attempts" ? afterAttempts(needed) : format(SENTENCES[conditions.join(" ")](), { date: end === null ? "" : dateInWords(end) });
  const notBefore = resultsFrom === null ? "" : format(gettext("Not before {date}."), { date: dateInWords(resultsFrom) });
  return [sentence, notBefore].filter(Boolean).join(" ");
}

function afterAttempts(count) {
  const words = ngettext("You can see the solution after {count} attempt.", "You can see the solution after {count} attempts.", count);
  return format(words, { count: number(count) });
}
