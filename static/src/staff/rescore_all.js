/** Grades the submissions of everybody again: first to see what would change, then, if staff want it, for good. */

import { h } from "../shared/dom.js";
import { format, gettext, ngettext, number } from "../shared/i18n.js";
import { eachPage } from "./paging.js";
import { Said, button } from "./parts.js";
import { countsOf, previewTable } from "./preview_table.js";
import { Progress } from "./progress.js";
import { learnersInWords } from "./wording.js";

export class RescoreAll {
  /** @param {import("./panel.js").Host} host */
  constructor(host) {
    this.host = host;
    this.said = new Said();
    this.content = h("div", { class: "wp-staff-rescore" });
    const intro = gettext("Today's grader grades what learners have submitted. First you see what would change. No score changes before you say so.");
    this.element = h("div", { class: "wp-staff-section-body" }, h("p", { class: "wp-help" }, intro), this.said.box, this.content);
    this.#offer();
  }

  #offer() {
    this.start = button(gettext("See what would change"), () => this.#preview(), "wp-button-primary");
    this.content.replaceChildren(this.start);
  }

  /** Anew, or from where it was stopped. @param {boolean} [on] */
  async #preview(on = false) {
    if (!on) Object.assign(this, { rows: [], next: null, token: undefined });
    const stopper = new AbortController();
    const progress = this.#progress(gettext("Grading again, without storing anything"), () => stopper.abort());
    const tell = () => progress.show(format(gettext("So far: {learners}"), { learners: learnersInWords(this.rows.length) }));
    tell();
    let isStale = false;
    const take = ({ rows, token }) => {
      this.token ??= token;
      isStale ||= token !== this.token;
      this.rows.push(...rows);
      tell();
    };
    const ask = (after) => this.host.ask("staff_rescore_preview", { after }, stopper.signal);
    const { how, next, refusal } = await eachPage(ask, this.next, take, () => isStale || stopper.signal.aborted);
    this.next = next;
    if (isStale) this.#stale(gettext("The problem was changed in the meantime. See again what would change."));
    else if (how === "done") this.#decide();
    else this.#interrupted(how === "stopped" ? gettext("Stopped. Nothing was stored.") : refusal.message, () => this.#preview(true));
  }

  /** Everything is known: what to do with it? */
  #decide() {
    if (!this.rows.length) {
      this.#offer();
      this.said.tell(gettext("Nobody has submitted anything yet."));
      this.start.focus();
      return;
    }
    this.said.tell(changesInWords(this.rows));
    const buttons = [
      button(gettext("Apply to all"), () => this.#apply("all"), "wp-button-primary"),
      this.rows.some(({ change }) => change === "higher") && button(gettext("Apply where higher only"), () => this.#apply("higher")),
      button(gettext("Do nothing"), () => this.#leave()),
    ];
    const list = previewTable({ id: `${this.host.id}-preview`, rows: this.rows, showLearner: this.host.showLearner });
    const title = h("h4", { tabindex: "-1" }, gettext("What would change"));
    this.content.replaceChildren(title, list, h("div", { class: "wp-staff-buttons" }, buttons));
    title.focus({ preventScroll: true });
  }

  /** @param {"all" | "higher"} mode @param {unknown} [after] @param {{done: number, changed: number, kept: number, busy: number}} [sum]  of what is done already */
  async #apply(mode, after = null, sum = { done: 0, changed: 0, kept: 0, busy: 0 }) {
    let isStopped = false;
    const total = this.rows.length;
    const progress = this.#progress(gettext("Storing the new scores"), () => (isStopped = true));
    const tell = () => progress.show(format(gettext("{done} of {learners}"), { done: number(sum.done), learners: learnersInWords(total) }), sum.done, total);
    tell();
    const take = (page) => {
      for (const name of Object.keys(sum)) sum[name] += page[name] ?? 0;
      tell();
    };
    const ask = (place) => this.host.ask("staff_rescore_apply", { mode, after: place, token: this.token });
    const { how, next, refusal } = await eachPage(ask, after, take, () => isStopped);
    if (how === "done") {
      this.#offer();
      this.said.tell(`${gettext("Done.")} ${sumInWords(sum)}`);
      this.start.focus();
      return;
    }
    const soFar = sum.done > 0 ? ` ${sumInWords(sum)}` : "";
    if (refusal?.name === "stale") this.#stale(refusal.message + soFar);
    else this.#interrupted((how === "stopped" ? gettext("Stopped.") : refusal.message) + soFar, () => this.#apply(mode, next, sum));
  }

  #leave() {
    this.#offer();
    this.said.tell(gettext("Nothing was changed."));
    this.start.focus();
  }

  #stale(words) {
    this.#offer();
    this.said.warn(words);
    this.start.focus();
  }

  /** @param {string} words @param {() => void} on  goes on from here */
  #interrupted(words, on) {
    const further = button(gettext("Go on"), on, "wp-button-primary");
    this.content.replaceChildren(h("div", { class: "wp-staff-buttons" }, further, button(gettext("Leave it"), () => this.#abandon())));
    this.said.warn(words);
    further.focus();
  }

  #abandon() {
    this.#offer();
    this.said.clear();
    this.start.focus();
  }

  #progress(title, stop) {
    const progress = new Progress(`${this.host.id}-progress`, title, stop);
    this.said.clear();
    this.content.replaceChildren(progress.element);
    progress.stop.focus();
    return progress;
  }
}

/** @param {import("./preview_table.js").PreviewRow[]} rows @returns {string} such as "3 learners: 1 score gets higher, 2 stay the same." */
function changesInWords(rows) {
  const { same, higher, lower, cannot } = countsOf(rows);
  const counts = [
    [higher, ngettext("{count} score gets higher", "{count} scores get higher", higher)],
    [lower, ngettext("{count} gets lower", "{count} get lower", lower)],
    [same, ngettext("{count} stays the same", "{count} stay the same", same)],
    [cannot, ngettext("{count} cannot be graded and stays", "{count} cannot be graded and stay", cannot)],
  ].filter(([count]) => count > 0);
  const words = counts.map(([count, sentence]) => format(sentence, { count: number(count) }));
  return format(gettext("{learners}: {counts}."), { learners: learnersInWords(rows.length), counts: words.join(", ") });
}

function sumInWords({ done, changed, kept, busy }) {
  const words = [
    format(ngettext("The submissions of {count} learner were graded again.", "The submissions of {count} learners were graded again.", done), { count: number(done) }),
    format(ngettext("{count} score changed.", "{count} scores changed.", changed), { count: number(changed) }),
    kept > 0 && format(ngettext("{count} could not be graded and stays as it was.", "{count} could not be graded and stay as they were.", kept), { count: number(kept) }),
    busy > 0 && format(ngettext("{count} of them was submitting an answer just then.", "{count} of them were submitting an answer just then.", busy), { count: number(busy) }),
  ];
  return words.filter(Boolean).join(" ");
}
