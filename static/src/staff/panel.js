/** What is there for the course team below a problem. Nothing of it is loaded before somebody opens it. */

import { h } from "../shared/dom.js";
import { gettext } from "../shared/i18n.js";
import { post } from "../shared/server.js";
import { OneLearner } from "./one_learner.js";
import { RescoreAll } from "./rescore_all.js";
import { Statistics } from "./statistics.js";

/**
 * @typedef {(handler: string, body: object, signal?: AbortSignal) => Promise<import("./paging.js").Reply>} Ask
 *
 * @typedef {Object} Host
 * @property {Ask} ask
 * @property {string} id  a prefix for ids
 * @property {(learner: string) => void} showLearner
 */

export class StaffPanel {
  /** @param {HTMLDetailsElement} details @param {(handler: string) => string} url */
  constructor(details, url) {
    this.details = details;
    this.url = url;
  }

  start() {
    this.details.addEventListener("toggle", (event) => event.target === this.details && this.#fill());
  }

  #fill() {
    const body = this.details.querySelector(".wp-staff-body");
    if (!this.details.open || body.childElementCount) return;
    /** @type {Host} */
    const host = {
      ask: (handler, sent, signal) => post(this.url(handler), sent, { signal }),
      id: this.details.id,
      showLearner: (learner) => {
        learnerPart.open = true;
        one.show(learner, { focus: true });
      },
    };
    const one = new OneLearner(host);
    const learnerPart = section(gettext("One learner"), () => one.start());
    body.append(
      h("p", { class: "wp-help" }, gettext("Learners do not get this part of the page.")),
      learnerPart,
      section(gettext("Grade everybody's answers again"), () => new RescoreAll(host).element),
      section(gettext("Statistics"), () => new Statistics(host).start()),
    );
    learnerPart.open = true;
  }
}

/** @param {string} title @param {() => HTMLElement} fill  called when it is opened first @returns {HTMLDetailsElement} */
function section(title, fill) {
  const details = h("details", { class: "wp-staff-section" }, h("summary", {}, title));
  details.addEventListener("toggle", () => details.open && details.childElementCount === 1 && details.append(fill()));
  return details;
}
