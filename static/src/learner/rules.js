/** What the course team decided, as far as it matters to this learner now: in plain words, before it bites. */

import { format, gettext } from "../shared/i18n.js";
import { scoreInWords } from "../shared/verdict.js";
import { momentOf } from "./clock.js";
import { solutionInWords } from "./solution_rule.js";
import { dateInWords, lengthInWords, remainingInWords } from "./time_in_words.js";

const DAY_MS = 86_400_000;

const COUNTS = {
  first_score: () => gettext("Your first attempt counts. Further ones do not change your score."),
  highest_score: () => gettext("Your best attempt counts."),
  average_score: () => gettext("The average of your attempts counts."),
};

/**
 * @typedef {{name: string, text: string, warns?: boolean}} Rule
 *
 * @param {import("./page.js").LearnerState} state @param {number} now  milliseconds since 1970 @returns {Rule[]}
 */
export function rulesOf(state, now) {
  const closes = momentOf(state.closes);
  const mayFollow = !["past_due", "no_attempts"].includes(state.closed) && !(closes !== null && now > closes);
  return [
    { name: "overridden", text: overridden(state) },
    mayFollow && due(state, now),
    { name: "counts", text: counts(state, mayFollow) },
    { name: "wait", text: mayFollow ? waiting(state) : "" },
    { name: "results", text: results(state) },
    { name: "solution", text: solutionInWords(state) },
    { name: "reset", text: newNumbers(state) },
  ].filter((rule) => rule && rule.text);
}

function overridden({ overridden: set, score }) {
  if (!set) return "";
  const words = scoreInWords(score);
  return words ? format(gettext("The course team set your score: {score}."), { score: words }) : gettext("The course team set your score.");
}

/** @returns {Rule | null} */
function due(state, now) {
  const [date, end] = [momentOf(state.due), momentOf(state.closes)];
  if (date === null || end === null) return null;
  const words = { due: dateInWords(date), closes: dateInWords(end), remaining: remainingInWords(Math.max(0, (end - now) / 1000)) };
  const isNear = end - now < DAY_MS;
  if (end === date) {
    const text = isNear ? gettext("Closes in {remaining}: due {due}.") : gettext("Due {due}.");
    return { name: "due", text: format(text, words), warns: isNear };
  }
  if (now <= date) {
    const near = { ...words, remaining: remainingInWords((date - now) / 1000) };
    const text = date - now < DAY_MS ? gettext("Due in {remaining}: {due}. Late answers are accepted until {closes}.") : gettext("Due {due}. Late answers are accepted until {closes}.");
    return { name: "due", text: format(text, near) };
  }
  const text = isNear
    ? gettext("It was due {due}. Late answers are still accepted for {remaining}, until {closes}.")
    : gettext("It was due {due}. Late answers are still accepted until {closes}.");
  return { name: "due", text: format(text, words), warns: true };
}

function counts({ counts: method, attempts: { used, max } }, mayFollow) {
  const several = mayFollow ? max === null || max > 1 : used > 1;
  return several ? (COUNTS[method]?.() ?? "") : "";
}

function waiting({ wait_between: seconds, attempts: { left } }) {
  if (!seconds || (left !== null && left < 2)) return "";
  return format(gettext("After each attempt you have to wait {time}."), { time: lengthInWords(seconds) });
}

function results({ results: told }) {
  if (!told || told.shown) return "";
  const from = momentOf(told.from);
  return from === null ? gettext("Results are not shown for this problem.") : format(gettext("You will see your result from {date}."), { date: dateInWords(from) });
}

function newNumbers({ reset_draws: draws, can_reset: canReset, closed }) {
  return draws && canReset && closed !== "needs_reset" ? gettext("Reset clears your answer and gives you new numbers.") : "";
}
