/** One learner: who, where they stand, what became of their submissions, and what they see. */

import { h } from "../shared/dom.js";
import { format, gettext } from "../shared/i18n.js";
import { typeset } from "../shared/math.js";
import { ChooseLearner } from "./choose_learner.js";
import { learnerView } from "./learner_view.js";
import { Said, button } from "./parts.js";
import { Standing } from "./standing.js";
import { VerdictInFull } from "./verdict_in_full.js";

/**
 * @typedef {{earned: number | null, possible: number} | null} Score
 *
 * @typedef {Object} LearnerRow
 * @property {string} learner
 * @property {string} name
 * @property {number} attempts
 * @property {Score} score
 * @property {string} status
 * @property {number | null} last  seconds since 1970
 * @property {boolean} overridden
 *
 * @typedef {Object} StaffLearner  the reply of staff_learner
 * @property {LearnerRow} row
 * @property {import("./verdict_in_full.js").Submission[]} submissions  the newest first
 * @property {import("./verdict_in_full.js").Verdict | null} verdict
 * @property {string | null} cannot
 * @property {import("./replay.js").Replay | null} replay
 * @property {{state: any, prompt_html: string, solution_shown: boolean}} view
 * @property {{score: Score, time: number} | null} override
 * @property {Record<string, number>} faults
 */

export class OneLearner {
  /** @param {import("./panel.js").Host} host */
  constructor(host) {
    this.host = host;
    /** @type {string | null} null: whoever looks at the page */
    this.learner = null;
    this.name = h("h4", { class: "wp-staff-name", tabindex: "-1" }, gettext("Yourself"));
    this.chooser = new ChooseLearner(host, (learner) => this.show(learner, { focus: true }));
    this.back = button(gettext("Back to yourself"), () => this.show(null, { focus: true }));
    this.back.hidden = true;
    this.said = new Said();
    this.standing = new Standing(host, this.said, () => this.show(this.learner, { quiet: true }));
    this.verdict = new VerdictInFull(host.id, (submission) => this.show(this.learner, { submission }));
    this.view = h("div", {});
    this.found = h("div", { hidden: true }, this.standing.element, this.verdict.element, this.view);
  }

  start() {
    this.show(null);
    const who = h("div", { class: "wp-staff-who" }, this.name, this.chooser.toggle, this.back);
    return h("div", { class: "wp-staff-section-body" }, who, this.chooser.element, this.said.box, this.found);
  }

  /**
   * @param {string | null} learner
   * @param {{submission?: number | null, focus?: boolean, quiet?: boolean}} [how]
   *   submission: its index, or the last one. focus: goes to the learner's name. quiet: what is said stays
   */
  async show(learner, { submission = null, focus = false, quiet = false } = {}) {
    this.waiting?.abort();
    const waiting = (this.waiting = new AbortController());
    if (!quiet) this.said.busy(gettext("Grading the submission again…"));
    if (focus) {
      this.chooser.close();
      this.name.focus();
    }
    const reply = await this.host.ask("staff_learner", { learner, submission }, waiting.signal);
    if (waiting.signal.aborted) return;
    if (!reply.ok) {
      this.said.warn(reply.message);
      return;
    }
    if (!quiet) this.said.clear();
    this.learner = learner;
    this.#fill(reply.data, submission);
  }

  /** @param {StaffLearner} data @param {number | null} submission */
  #fill(data, submission) {
    const isMe = this.learner === null;
    this.name.textContent = isMe ? format(gettext("Yourself ({name})"), { name: data.row.name }) : data.row.name;
    this.back.hidden = isMe;
    this.standing.show(data, isMe);
    this.verdict.show(data, submission);
    this.view.replaceChildren(learnerView(data, isMe));
    this.found.hidden = false;
    typeset(this.found);
  }
}
