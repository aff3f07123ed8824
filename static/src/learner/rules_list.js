/** The rules on the page. No live region: they are read when a learner comes to them. */

import { h } from "../shared/dom.js";

export class RulesList {
  /** @param {HTMLUListElement} list */
  constructor(list) {
    this.list = list;
    this.items = new Map();
  }

  /** Changes only what is new, so that who is reading them is not thrown out. @param {import("./rules.js").Rule[]} rules */
  show(rules) {
    const items = rules.map((rule) => this.#item(rule));
    if (items.length !== this.list.children.length || items.some((item, index) => item !== this.list.children[index])) {
      this.list.replaceChildren(...items);
    }
    this.list.hidden = rules.length === 0;
  }

  #item({ name, text, warns = false }) {
    const item = this.items.get(name) ?? h("li", { class: "wp-rule" });
    this.items.set(name, item);
    if (item.textContent !== text) item.textContent = text;
    item.classList.toggle("wp-rule-warns", warns);
    return item;
  }
}
