/** A submission and its verdict as learners do not see it: every test, and what the grader wrote, used and failed with. */

import { h } from "../shared/dom.js";
import { format, gettext, moment, number } from "../shared/i18n.js";
import { textBlock } from "../shared/results/fold.js";
import { testList, testsInWords } from "../shared/results/test_list.js";
import { figureOf, headline, messageOf } from "../shared/verdict.js";
import { percent, statusOf } from "../studio/try_report.js";
import { answersOf } from "./answers.js";
import { facts, inCode, part } from "./parts.js";
import { replayInWords } from "./replay.js";
import { causeOfFault, outcomeInWords } from "./wording.js";

/**
 * @typedef {Object} Submission
 * @property {number} index
 * @property {number} attempt
 * @property {number | null} time  seconds since 1970; null, like status and score: not known of an old submission
 * @property {string | null} status
 * @property {import("./one_learner.js").Score} score
 * @property {import("../shared/fields.js").Answers} answers
 * @property {number} seed
 *
 * @typedef {Object} Verdict
 * @property {"graded" | "invalid" | "failed"} status
 * @property {number | null} score  0 to 1
 * @property {string} message_html
 * @property {import("../shared/results/test_card.js").ToldTest[]} tests
 * @property {import("../shared/figure/figure.js").Figure | null} figure
 * @property {string} stdout
 * @property {string} stderr
 * @property {{cause: string, message: string, line: number | null, column: number | null, trace: string} | null} failure
 * @property {{fuel: number, memory_bytes: number, wall_ms: number} | null} usage
 * @property {Record<string, unknown>} variables
 */

export class VerdictInFull {
  /** @param {string} id @param {(submission: number) => void} choose */
  constructor(id, choose) {
    this.select = h("select", { class: "wp-text", id: `${id}-submission`, autocomplete: "off", onchange: () => choose(Number(this.select.value)) });
    this.choice = h("div", { class: "wp-staff-choice" }, h("label", { class: "wp-label", for: this.select.id }, gettext("Submission")), this.select);
    this.content = h("div", {});
    this.element = part(gettext("The verdict in full"), this.choice, this.content);
  }

  /** @param {import("./one_learner.js").StaffLearner} data @param {number | null} chosen  the index; null: the last one */
  show({ submissions, verdict, cannot, replay }, chosen) {
    this.choice.hidden = submissions.length === 0;
    const submission = submissions.find(({ index }) => index === chosen) ?? submissions[0];
    this.select.replaceChildren(...submissions.map((each) => h("option", { value: each.index }, titleOf(each))));
    if (!submission) {
      this.content.replaceChildren(h("p", { class: "wp-note" }, gettext("Nothing has been submitted yet.")));
      return;
    }
    this.select.value = String(submission.index);
    const told = [replayInWords(replay), cannot].filter(Boolean).join(" ");
    this.content.replaceChildren(
      answersOf(submission.answers),
      h("p", { class: "wp-staff-replay" }, told),
      ...(verdict ? verdictParts(verdict) : []),
    );
  }
}

function titleOf(submission) {
  const title = format(gettext("Attempt {attempt}"), { attempt: number(submission.attempt) });
  return [title, outcomeInWords(submission), submission.time !== null && moment(submission.time).absolute].filter(Boolean).join(" · ");
}

/** @param {Verdict} verdict @returns {HTMLElement[]} */
function verdictParts(verdict) {
  const status = statusOf(verdict);
  const { failure, usage, tests, variables } = verdict;
  const aside = verdict.status === "graded" ? format(gettext("score {score}"), { score: percent(verdict.score) }) : "";
  const result = h(
    "div",
    { class: `wp-result wp-is-${status}` },
    headline(status, aside),
    failure ? failureOf(failure) : messageOf(verdict.message_html),
    figureOf(verdict.figure),
    tests?.length > 0 && h("p", {}, testsInWords(tests)),
    testList(tests, { reveal: true }),
  );
  const names = Object.entries(variables ?? {});
  return [
    result,
    failure?.trace && part(gettext("Traceback"), textBlock(failure.trace)),
    verdict.stdout && part(gettext("Printed by the grader"), textBlock(verdict.stdout)),
    verdict.stderr && part(gettext("Printed by the grader to stderr"), textBlock(verdict.stderr)),
    usage && part(gettext("Used"), usageOf(usage)),
    names.length > 0 && part(gettext("Variables"), facts(names.map(([name, value]) => [inCode(name), inCode(JSON.stringify(value))]))),
  ].filter(Boolean);
}

function failureOf({ cause, message, line }) {
  const place = line && format(gettext("Line {line} of the grader."), { line: number(line) });
  return h("div", { class: "wp-staff-failure" }, h("p", {}, `${causeOfFault(cause)}.`, place && ` ${place}`), message && textBlock(message, { class: "wp-error-text" }));
}

/** Fuel first: it does not depend on the machine. */
function usageOf({ fuel, memory_bytes: memory, wall_ms: wall }) {
  const digits = { maximumFractionDigits: 1 };
  return facts([
    [gettext("Fuel"), format(gettext("{fuel} instructions"), { fuel: number(fuel) })],
    [gettext("Memory"), format(gettext("{megabytes} MB"), { megabytes: number(memory / 1024 ** 2, digits) })],
    [gettext("Time"), format(gettext("{milliseconds} ms"), { milliseconds: number(wall, digits) })],
  ]);
}
