/** Small pieces that the parts of the panel have in common. */

import { h } from "../shared/dom.js";
import { visible } from "../shared/results/plain_text.js";

/** A place where what came of something is told and read out. */
export class Said {
  constructor() {
    this.box = h("p", { class: "wp-staff-said", role: "status" });
  }

  /** @param {string} words */
  tell(words) {
    this.box.className = "wp-staff-said";
    this.box.textContent = words;
  }

  /** @param {string} words */
  warn(words) {
    this.tell(words);
    this.box.classList.add("wp-staff-warning");
  }

  /** @param {string} words */
  busy(words) {
    this.tell("");
    this.box.append(h("span", { class: "wp-spinner", "aria-hidden": "true" }), h("span", {}, words));
  }

  clear() {
    this.tell("");
  }
}

/** @param {string} words @param {() => void} run @param {string} [kind] */
export function button(words, run, kind = "") {
  const press = () => made.getAttribute("aria-disabled") !== "true" && run();
  const made = h("button", { type: "button", class: `wp-button ${kind}`.trim(), onclick: press }, words);
  return made;
}

/** Keeps the focus on a button that cannot be used now. @param {HTMLElement} control @param {boolean} unusable */
export function markUnusable(control, unusable) {
  if (unusable) control.setAttribute("aria-disabled", "true");
  else control.removeAttribute("aria-disabled");
}

/** Names with their values. @param {Array<[string, Node | string | Array<Node | string>] | false | null | ""> } pairs */
export function facts(pairs) {
  const rows = pairs.filter(Boolean).map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)));
  return h("dl", { class: "wp-staff-facts" }, rows);
}

/** @param {string} text  of a program, or of a name in one */
export function inCode(text) {
  return h("code", { class: "wp-inline", dir: "ltr" }, visible(text));
}

/** @param {string} title @param {...any} content */
export function part(title, ...content) {
  return h("div", { class: "wp-staff-part" }, h("h5", { class: "wp-staff-part-title" }, title), ...content);
}

/** What may be wider than its place: it scrolls by keyboard, too. @param {string} name @param {HTMLElement} content */
export function scrollable(name, content) {
  return h("div", { class: "wp-staff-scroll", role: "region", tabindex: "0", "aria-label": name }, content);
}

/** @param {string[]} heads @param {HTMLElement[]} rows @param {string} caption @returns {HTMLTableElement} */
export function table(heads, rows, caption) {
  const head = h("tr", { role: "row" }, heads.map((text) => h("th", { scope: "col", role: "columnheader" }, text)));
  const parts = [h("caption", {}, caption), h("thead", { role: "rowgroup" }, head), h("tbody", { role: "rowgroup" }, rows)];
  return h("table", { class: "wp-staff-table", role: "table" }, parts);
}
