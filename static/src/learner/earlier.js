/** Earlier submissions: fetched when somebody wants to see them, shown, and taken back into the fields. */

import { h } from "../shared/dom.js";
import { format, gettext, moment, number } from "../shared/i18n.js";
import { icon } from "../shared/icons.js";
import { visible } from "../shared/results/plain_text.js";
import { post } from "../shared/server.js";
import { isShown, scoreInWords, wordOf } from "../shared/verdict.js";

/**
 * @typedef {Object} Submission
 * @property {number} attempt
 * @property {number} time  seconds since 1970
 * @property {string} status
 * @property {{earned: number | null, possible: number} | null} score
 * @property {import("../shared/fields.js").Answers} answers
 */

export class Earlier {
  /**
   * @param {HTMLDetailsElement} details
   * @param {{url: string, labels: Record<string, string>, runtimes: Record<string, string>, hasCode: boolean, load: (submission: Submission) => void}} host
   *   labels: by field name; runtimes: titles by id
   */
  constructor(details, host) {
    this.details = details;
    this.host = host;
    this.summary = h("summary", {});
    this.body = h("div", { class: "wp-earlier-body", "aria-live": "polite" });
    this.count = 0;
    this.loaded = -1;
    details.replaceChildren(this.summary, this.body);
    details.addEventListener("toggle", () => this.#fill());
  }

  /** @param {number} count  how many there are */
  show(count) {
    this.count = count;
    this.details.hidden = count === 0;
    this.summary.textContent = format(gettext("Earlier submissions ({count})"), { count: number(count) });
    this.#fill();
  }

  async #fill() {
    const wanted = this.count;
    if (!this.details.open || this.details.hidden || this.loaded === wanted) return;
    this.loaded = wanted;
    if (!this.body.childElementCount) this.body.replaceChildren(h("p", { class: "wp-note" }, gettext("Loading…")));
    const reply = await post(this.host.url, {});
    if (this.loaded !== wanted) return;
    if (reply.ok) {
      const rows = reply.data.submissions.map((submission, index) => this.#row(submission, index));
      this.body.replaceChildren(h("ol", { class: "wp-submissions", role: "list" }, rows));
      return;
    }
    this.loaded = -1;
    const again = h("button", { type: "button", class: "wp-button", onclick: () => this.#fill() }, gettext("Try again"));
    this.body.replaceChildren(h("p", {}, reply.message), again);
  }

  /** @param {Submission} submission @param {number} index */
  #row(submission, index) {
    const { attempt, time, status, score } = submission;
    const title = format(gettext("Attempt {attempt}"), { attempt: number(attempt) });
    const id = `${this.details.id}-${index}`;
    const { relative, absolute } = moment(time);
    const code = h("div", { id, hidden: true });
    const show = h("button", { type: "button", class: "wp-quiet-button", "aria-expanded": "false", "aria-controls": id, onclick: toggle }, gettext("Show"), aside(title));
    const words = this.host.hasCode ? gettext("Load into the editor") : gettext("Take this answer again");
    const load = h("button", { type: "button", class: "wp-quiet-button", onclick: () => this.host.load(submission) }, words, aside(title));
    const answers = () => this.#answers(submission, title);
    function toggle() {
      code.hidden = !code.hidden;
      show.setAttribute("aria-expanded", String(!code.hidden));
      show.firstChild.data = code.hidden ? gettext("Show") : gettext("Hide");
      if (!code.childElementCount) code.append(...answers());
    }
    return h(
      "li",
      { class: `wp-submission wp-is-${status}` },
      h(
        "div",
        { class: "wp-submission-line" },
        h("strong", {}, title),
        h("span", { class: "wp-submission-status" }, isShown(status) && icon(status), [wordOf(status), scoreInWords(score)].filter(Boolean).join(", ")),
        h("time", { class: "wp-submission-time", datetime: new Date(time * 1000).toISOString() }, `${relative} (${absolute})`),
        h("span", { class: "wp-submission-actions" }, show, load),
      ),
      code,
    );
  }

  /** @param {Submission} submission @param {string} title */
  #answers({ answers }, title) {
    const names = Object.keys(answers);
    return names.flatMap((name) => {
      const { text, runtime } = textOf(answers[name]);
      const label = [names.length > 1 && (this.host.labels[name] || name), runtime && (this.host.runtimes[runtime] ?? runtime)].filter(Boolean).join(", ");
      const attributes = { class: "wp-plain wp-submitted", tabindex: "0", role: "region", "aria-label": [title, label].filter(Boolean).join(", ") };
      return [label && h("p", { class: "wp-name" }, label), h("pre", attributes, h("code", { dir: "ltr" }, visible(text)))].filter(Boolean);
    });
  }
}

function textOf(answer) {
  if (Array.isArray(answer)) return { text: answer.join(", "), runtime: "" };
  return typeof answer === "object" && answer !== null ? { text: answer.source, runtime: answer.runtime } : { text: answer, runtime: "" };
}

/** Says to a screen reader which of many alike buttons this is. */
function aside(title) {
  return h("span", { class: "wp-unseen" }, `: ${title}`);
}
