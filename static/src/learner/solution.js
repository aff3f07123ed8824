/** The solution: fetched when a learner wants to see it and may, shown and hidden again. */

import { gettext } from "../shared/i18n.js";
import { typeset } from "../shared/math.js";
import { post } from "../shared/server.js";

export class Solution {
  /**
   * @param {HTMLElement} box
   * @param {{url: string, refused: (reply: import("../shared/server.js").Refusal) => void}} host
   */
  constructor(box, host) {
    this.box = box;
    this.host = host;
    this.button = box.querySelector(".wp-show-solution");
    this.part = box.querySelector(".wp-solution-part");
    this.title = this.part.querySelector(".wp-part-title");
    this.text = box.querySelector(".wp-solution-text");
    this.busy = false;
    this.loaded = false;
    this.asked = 0;
    this.button.addEventListener("click", () => (this.part.hidden ? this.#open() : this.#fold()));
  }

  /** @param {{shown: boolean} | null | undefined} solution */
  show(solution) {
    this.box.hidden = !solution?.shown;
    if (this.box.hidden) this.drop();
  }

  /** The solution of other numbers is none of these. */
  drop() {
    this.asked += 1;
    this.loaded = false;
    this.text.replaceChildren();
    this.#fold();
  }

  async #open() {
    if (this.busy) return;
    if (!this.loaded && !(await this.#fetch())) return;
    this.part.hidden = false;
    this.#label();
    typeset(this.text);
    this.title.focus();
  }

  async #fetch() {
    this.#setBusy(true);
    const asked = this.asked;
    const reply = await post(this.host.url, {});
    this.#setBusy(false);
    if (asked !== this.asked) return false;
    if (!reply.ok) {
      this.host.refused(reply);
      return false;
    }
    this.text.innerHTML = reply.data.solution_html; // sanitised by the server
    this.loaded = true;
    return true;
  }

  #fold() {
    this.part.hidden = true;
    this.#label();
  }

  #label() {
    this.button.textContent = this.part.hidden ? gettext("Show the solution") : gettext("Hide the solution");
    this.button.setAttribute("aria-expanded", String(!this.part.hidden));
  }

  #setBusy(busy) {
    this.busy = busy;
    if (busy) this.button.setAttribute("aria-disabled", "true");
    else this.button.removeAttribute("aria-disabled");
  }
}
