/** How learners fare with the problem. */

import { h } from "../shared/dom.js";
import { format, gettext, ngettext, number } from "../shared/i18n.js";
import { inOneLine } from "../shared/results/plain_text.js";
import { answersOf } from "./answers.js";
import { barChart } from "./bar_chart.js";
import { download } from "./csv.js";
import { Said, button, markUnusable, part, scrollable, table } from "./parts.js";
import { faultsInWords, learnersInWords } from "./wording.js";

/**
 * @typedef {{p50: number, p90: number, p99: number} | null} Percentiles
 *
 * @typedef {Object} Counted  the reply of staff_statistics
 * @property {number} learners
 * @property {Record<string, number>} attempts  "1" to "9" and "10+"
 * @property {number[]} scores  by tenths
 * @property {number} solved
 * @property {Array<{name: string, failed: number, of: number}>} tests
 * @property {Array<{answers: Record<string, string>, count: number}>} wrong_answers
 * @property {Percentiles} fuel
 * @property {Percentiles} ms
 * @property {Record<string, number>} faults
 * @property {boolean} complete
 */

const TITLE_LENGTH = 90;
const TENTHS = 10;
const SHARES = { p50: 0.5, p90: 0.9, p99: 0.99 };

export class Statistics {
  /** @param {import("./panel.js").Host} host */
  constructor(host) {
    this.host = host;
    this.said = new Said();
    this.content = h("div", {});
    this.again = button(gettext("Count again"), () => this.load());
    this.save = button(gettext("Download as CSV"), () => download("statistics.csv", linesOf(this.counted)));
    this.save.hidden = true;
  }

  start() {
    this.load();
    return h("div", { class: "wp-staff-section-body" }, this.said.box, this.content, h("div", { class: "wp-staff-buttons" }, this.again, this.save));
  }

  async load() {
    markUnusable(this.again, true);
    this.said.busy(gettext("Counting…"));
    const reply = await this.host.ask("staff_statistics", {});
    markUnusable(this.again, false);
    if (!reply.ok) {
      this.said.warn(reply.message);
      return;
    }
    this.counted = reply.data;
    this.said.tell(summaryOf(reply.data));
    this.content.replaceChildren(...(reply.data.learners > 0 ? partsOf(reply.data) : []));
    this.save.hidden = reply.data.learners === 0;
  }
}

/** @param {Counted} counted @returns {string} */
function summaryOf({ learners, solved, complete }) {
  if (!learners) return gettext("Nobody has submitted anything yet.");
  const count = { learners: learnersInWords(learners), solved: number(solved) };
  const words = format(ngettext("{learners}, {solved} of them with the full score.", "{learners}, {solved} of them with the full score.", solved), count);
  return complete ? words : `${words} ${gettext("There are more learners than were counted.")}`;
}

/** @param {Counted} counted @returns {HTMLElement[]} */
function partsOf({ attempts, scores, tests, wrong_answers: wrong, fuel, ms, faults }) {
  const troubles = faultsInWords(faults);
  return [
    h(
      "div",
      { class: "wp-staff-charts" },
      barChart({ caption: gettext("Score, in percent"), heads: [gettext("Score"), gettext("Learners")], rows: scores.map((count, index) => [rangeOf(index), count]) }),
      barChart({ caption: gettext("Attempts"), heads: [gettext("Attempts"), gettext("Learners")], rows: Object.entries(attempts).map(([name, count]) => [attemptsName(name), count]) }),
    ),
    tests.length > 0 && part(gettext("Tests that fail most"), testsTable(tests)),
    wrong.length > 0 && part(gettext("Answers that are not correct"), h("ol", { class: "wp-staff-wrong", role: "list" }, wrong.map(wrongAnswer))),
    (fuel || ms) && part(gettext("What grading used"), usageTable(fuel, ms)),
    troubles.length > 0 && part(gettext("Could not be graded"), h("ul", { class: "wp-staff-plain", role: "list" }, troubles.map((words) => h("li", {}, words)))),
  ].filter(Boolean);
}

function testsTable(tests) {
  const rows = tests.map(({ name, failed, of }) =>
    h("tr", {}, h("th", { scope: "row" }, inOneLine(name, TITLE_LENGTH)), h("td", {}, format(gettext("{count} of {total}"), { count: number(failed), total: number(of) }))),
  );
  return table([gettext("Test"), gettext("Failed")], rows, gettext("In the last submissions"));
}

function wrongAnswer({ answers, count }) {
  return h("li", {}, h("p", { class: "wp-staff-part-title" }, learnersInWords(count)), answersOf(answers));
}

/** @param {Percentiles} fuel @param {Percentiles} ms */
function usageTable(fuel, ms) {
  const columns = [fuel && [gettext("Fuel, in instructions"), fuel, 0], ms && [gettext("Time, in ms"), ms, 1]].filter(Boolean);
  const rows = Object.entries(SHARES).map(([name, share]) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, number(share, { style: "percent" })),
      columns.map(([, used, digits]) => h("td", {}, number(used[name], { maximumFractionDigits: digits }))),
    ),
  );
  const caption = gettext("So many submissions used at most this");
  return scrollable(caption, table([gettext("Submissions"), ...columns.map(([name]) => name)], rows, caption));
}

/** Full scores are in the last tenth. */
function rangeOf(index) {
  const step = 100 / TENTHS;
  return format(gettext("{from} to {to}"), { from: number(index * step), to: number((index + 1) * step) });
}

function attemptsName(name) {
  return name.endsWith("+") ? format(gettext("{count} or more"), { count: number(Number(name.slice(0, -1))) }) : number(Number(name));
}

/** @param {Counted} counted */
function linesOf({ learners, solved, attempts, scores, tests, wrong_answers: wrong, fuel, ms, faults }) {
  const used = (name, shares) => Object.entries(shares ?? {}).map(([share, value]) => [name, share, value]);
  return [
    [gettext("What"), gettext("Which"), gettext("Number"), gettext("Of")],
    [gettext("Learners"), "", learners],
    [gettext("Learners"), gettext("Full score"), solved],
    ...Object.entries(attempts).map(([name, count]) => [gettext("Attempts"), name, count]),
    ...scores.map((count, index) => [gettext("Score, in percent"), rangeOf(index), count]),
    ...tests.map(({ name, failed, of }) => [gettext("Test failed"), name, failed, of]),
    ...wrong.map(({ answers, count }) => [gettext("Answer that is not correct"), Object.entries(answers).map((each) => each.join(": ")).join("; "), count]),
    ...used(gettext("Fuel, in instructions"), fuel),
    ...used(gettext("Time, in ms"), ms),
    ...Object.entries(faults).map(([cause, count]) => [gettext("Could not be graded"), cause, count]),
  ];
}
