/** A bar that shows how far something has come, and a button that stops it. */

import { h } from "../shared/dom.js";
import { gettext } from "../shared/i18n.js";
import { button, markUnusable } from "./parts.js";

export class Progress {
  /** @param {string} id @param {string} title @param {() => void} stop */
  constructor(id, title, stop) {
    this.bar = h("progress", { id, class: "wp-staff-progress" });
    this.words = h("span", { class: "wp-staff-progress-words" });
    const halt = () => {
      markUnusable(this.stop, true);
      stop();
    };
    this.stop = button(gettext("Stop"), halt);
    this.element = h("div", { class: "wp-staff-running" }, h("label", { for: id }, title), this.bar, this.words, this.stop);
  }

  /** @param {string} words @param {number} [done] @param {number} [total]  nothing where it is not known */
  show(words, done, total) {
    this.words.textContent = words;
    if (!total) return;
    this.bar.max = total;
    this.bar.value = Math.min(done, total);
  }
}
