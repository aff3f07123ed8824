/** The box for what happened on the way: what went wrong, without a loss, and what can be undone. */

import { h } from "../shared/dom.js";
import { gettext } from "../shared/i18n.js";
import { icon } from "../shared/icons.js";

export class Notice {
  /** @param {HTMLElement} box  a live region */
  constructor(box) {
    this.box = box;
  }

  clear() {
    this.box.replaceChildren();
  }

  /** @param {string} message @param {{label: string, run: () => void}} [way]  a button that leads on */
  warn(message, way) {
    this.#show("wp-notice-warning", icon("not-graded"), message, gettext("Your answer is still here."), way);
  }

  /** @param {string} message @param {{label: string, run: () => void}} [way] */
  tell(message, way) {
    this.#show("wp-notice-info", icon("draft"), message, "", way);
  }

  #show(kind, drawing, message, comfort, way) {
    const button = way && h("button", { type: "button", class: "wp-button", onclick: way.run }, way.label);
    const text = h("p", {}, message, comfort && !message.includes("still here") && ` ${comfort}`);
    this.box.replaceChildren(h("div", { class: `wp-notice-box ${kind}` }, drawing, h("div", {}, text, button)));
  }
}
