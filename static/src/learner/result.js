/** The live region that says what became of an answer. */

import { afterLoad, h } from "../shared/dom.js";
import { gettext } from "../shared/i18n.js";
import { typeset } from "../shared/math.js";
import { headline, isShown, messageOf, scoreInWords, testsOf } from "../shared/verdict.js";

export class Result {
  /** @param {HTMLElement} region */
  constructor(region) {
    this.region = region;
    afterLoad(() => {
      region.setAttribute("role", "status");
      region.setAttribute("aria-live", "polite");
      region.setAttribute("aria-atomic", "true");
    });
  }

  /** @param {import("./page.js").LearnerState} state */
  show(state) {
    if (!isShown(state.status)) {
      this.#fill("");
      return;
    }
    const scored = ["correct", "partial", "incorrect"].includes(state.status);
    this.#fill(
      state.status,
      headline(state.status, scored ? scoreInWords(state.score) : ""),
      messageOf(state.message_html),
      testsOf(state.tests),
      state.status === "invalid" && h("p", { class: "wp-free" }, gettext("No attempt was used.")),
    );
    typeset(this.region);
  }

  /** @param {string} words */
  busy(words) {
    const spinner = h("span", { class: "wp-spinner", "aria-hidden": "true" });
    this.#fill("busy", h("p", { class: "wp-verdict" }, spinner, h("span", {}, words)));
  }

  /** @param {string} words */
  say(words) {
    this.#fill("said", h("p", {}, words));
  }

  #fill(status, ...content) {
    this.region.className = status ? `wp-result wp-is-${status}` : "wp-result";
    this.region.replaceChildren(...content.filter(Boolean));
  }
}
