/** Asks in the page before something is done that cannot be undone. */

import { h } from "../shared/dom.js";
import { gettext } from "../shared/i18n.js";
import { button } from "./parts.js";

export class Confirm {
  /** @param {string} id */
  constructor(id) {
    this.id = id;
    this.box = h("div", { class: "wp-staff-confirm", role: "group", tabindex: "-1", "aria-labelledby": id, hidden: true });
    this.box.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
  }

  /**
   * @param {{trigger: HTMLElement, question: string, action: string, option?: string, run: (chosen: boolean) => void}} asked
   *   option: a box to tick; run is told whether it is
   */
  ask({ trigger, question, action, option, run }) {
    const box = option && h("input", { type: "checkbox" });
    const go = () => {
      this.close();
      run(Boolean(box?.checked));
    };
    this.trigger = trigger;
    this.box.replaceChildren(
      h("p", { id: this.id }, question),
      box ? h("label", { class: "wp-option" }, box, h("span", {}, option)) : "",
      h("div", { class: "wp-staff-buttons" }, button(action, go, "wp-button-primary"), button(gettext("Cancel"), () => this.close())),
    );
    this.box.hidden = false;
    this.box.focus();
  }

  close() {
    if (this.box.hidden) return;
    const hadFocus = this.box.contains(document.activeElement);
    this.box.hidden = true;
    this.box.replaceChildren();
    if (hadFocus) this.trigger.focus();
  }
}
