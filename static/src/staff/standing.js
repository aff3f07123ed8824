/** Where a learner stands, and what staff can change of it. */

import { h } from "../shared/dom.js";
import { format, gettext, number } from "../shared/i18n.js";
import { icon } from "../shared/icons.js";
import { isShown } from "../shared/verdict.js";
import { Confirm } from "./confirm.js";
import { button, facts, markUnusable } from "./parts.js";
import { faultsInWords, scoreOr, statusInWords, when } from "./wording.js";

export class Standing {
  /** @param {import("./panel.js").Host} host @param {import("./parts.js").Said} said @param {() => void} changed */
  constructor(host, said, changed) {
    this.host = host;
    this.said = said;
    this.changed = changed;
    this.busy = false;
    this.facts = h("div", {});
    this.confirm = new Confirm(`${host.id}-confirm`);
    this.reset = button(gettext("Reset attempts"), () => this.#askReset());
    this.rescore = button(gettext("Rescore"), () => this.#askRescore());
    this.element = h(
      "div",
      { class: "wp-staff-standing" },
      this.facts,
      h("div", { class: "wp-staff-buttons" }, this.reset, this.rescore),
      this.confirm.box,
      h("p", { class: "wp-note" }, gettext("To set a score by hand, use “Staff Debug Info” below the problem: it is a part of the LMS.")),
    );
  }

  /** @param {import("./one_learner.js").StaffLearner} data @param {boolean} isMe */
  show({ row, submissions, view, override, faults }, isMe) {
    if (this.row?.learner !== row.learner) this.confirm.close();
    this.row = row;
    this.isMe = isMe;
    this.canRescore = submissions.length > 0;
    const most = view.state.attempts.max;
    const attempts = most === null ? number(row.attempts) : format(gettext("{used} of {max}"), { used: number(row.attempts), max: number(most) });
    const troubles = faultsInWords(faults);
    this.facts.replaceChildren(
      facts([
        [gettext("Status"), h("span", { class: `wp-staff-status wp-is-${row.status}` }, isShown(row.status) && icon(row.status), statusInWords(row.status))],
        [gettext("Attempts"), attempts],
        [gettext("Score"), scoreOr(row.score, gettext("None yet"))],
        override && [gettext("Set by staff"), setByStaff(override)],
        [gettext("Last submission"), row.last === null ? gettext("None yet") : when(row.last)],
        troubles.length > 0 && [gettext("Could not be graded"), h("ul", { class: "wp-staff-plain", role: "list" }, troubles.map((words) => h("li", {}, words)))],
      ]),
    );
    this.#enable();
  }

  #askReset() {
    const words = this.isMe
      ? gettext("Count your attempts from 0 again? Your answers, your score and your earlier submissions stay.")
      : gettext("Count the attempts of {name} from 0 again? Answers, score and earlier submissions stay.");
    this.confirm.ask({
      trigger: this.reset,
      question: format(words, { name: this.row.name }),
      action: gettext("Yes, reset the attempts"),
      run: () => this.#change("staff_reset_attempts", {}, gettext("Resetting the attempts…"), () => gettext("The attempts are reset.")),
    });
  }

  #askRescore() {
    const words = this.isMe
      ? gettext("Grade what you submitted again with today's grader, and send the score to the gradebook?")
      : gettext("Grade what {name} submitted again with today's grader, and send the score to the gradebook?");
    this.confirm.ask({
      trigger: this.rescore,
      question: format(words, { name: this.row.name }),
      action: gettext("Yes, rescore"),
      option: gettext("Only if the score gets higher"),
      run: (higher) => this.#change("staff_rescore", { only_if_higher: higher }, gettext("Grading again…"), rescoredInWords),
    });
  }

  async #change(handler, sent, busy, outcome) {
    const trigger = handler === "staff_rescore" ? this.rescore : this.reset;
    this.busy = true;
    this.#enable();
    trigger.focus();
    this.said.busy(busy);
    const { learner } = this.row;
    const reply = await this.host.ask(handler, { learner, ...sent });
    this.busy = false;
    this.#enable();
    if (learner !== this.row.learner) return; // somebody else is looked at by now
    if (!reply.ok) {
      this.said.warn(reply.message);
      return;
    }
    const aside = this.isMe ? gettext("Reload the page to see it in the problem above.") : "";
    this.said.tell([outcome(reply.data), aside].filter(Boolean).join(" "));
    this.changed();
  }

  #enable() {
    markUnusable(this.reset, this.busy || this.row.attempts === 0);
    markUnusable(this.rescore, this.busy || !this.canRescore);
  }
}

function rescoredInWords({ row, changed, reason }) {
  if (reason) return reason;
  const words = changed ? gettext("Graded again. The score is now {score}.") : gettext("Graded again. The score stays as it was: {score}.");
  return format(words, { score: scoreOr(row.score, number(0)) });
}

function setByStaff({ score, time }) {
  return [scoreOr(score, ""), when(time)].filter(Boolean).join(", ");
}
