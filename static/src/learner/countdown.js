/** A wait that the server asked for, in seconds that are seen to pass. Only its end is read out. */

import { format, gettext, ngettext, number } from "../shared/i18n.js";

const SECOND = 1000;

export class Countdown {
  /** @param {HTMLElement} text  where it is told @param {() => void} changed  called when it begins and when it ends */
  constructor(text, changed) {
    this.text = text;
    this.changed = changed;
    this.end = 0;
  }

  get isOn() {
    return this.end > 0;
  }

  /** @param {number} seconds */
  start(seconds) {
    clearInterval(this.timer);
    this.end = Date.now() + Math.max(1, seconds) * SECOND;
    this.text.removeAttribute("aria-live");
    this.timer = setInterval(() => this.#tick(), SECOND / 2);
    this.#tick();
    this.changed();
  }

  #tick() {
    const left = Math.ceil((this.end - Date.now()) / SECOND);
    if (left > 0) {
      const words = ngettext("You can run it again in {seconds} second.", "You can run it again in {seconds} seconds.", left);
      this.text.textContent = format(words, { seconds: number(left) });
      return;
    }
    clearInterval(this.timer);
    this.end = 0;
    this.text.setAttribute("aria-live", "polite");
    this.text.textContent = gettext("You can run it again.");
    this.changed();
  }
}
