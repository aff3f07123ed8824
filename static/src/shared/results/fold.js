/** Long text: its beginning, and a button with the size of the rest. */

import { h } from "../dom.js";
import { format, gettext, ngettext, number } from "../i18n.js";
import { linesOf } from "./diff.js";
import { visible } from "./plain_text.js";

const SHORT_LINES = 14;
const SHORT_CHARS = 1_500;

/**
 * What a program wrote, in a box. Long text is folded.
 * @param {string} text @param {{class?: string}} [attributes] @returns {HTMLElement}
 */
export function textBlock(text, attributes = {}) {
  const code = h("code", { dir: "ltr" });
  const box = h("div", { class: `wp-box ${attributes.class ?? ""}` }, h("pre", { class: "wp-plain" }, code));
  const start = beginningOf(text);
  code.textContent = visible(start);
  if (start.length < text.length) {
    box.append(foldButton(text, (all) => (code.textContent = visible(all ? text : start))));
  }
  return box;
}

/**
 * A button that switches between the short and the whole form.
 * @param {string} text  which gives the size @param {(all: boolean) => void} show @returns {HTMLElement}
 */
export function foldButton(text, show) {
  const words = (all) => (all ? gettext("Show less") : showAll(text));
  const button = h("button", { type: "button", class: "wp-link-button", "aria-expanded": "false", onclick: toggle }, words(false));
  function toggle() {
    const all = button.getAttribute("aria-expanded") === "false";
    button.setAttribute("aria-expanded", String(all));
    button.textContent = words(all);
    show(all);
  }
  return button;
}

/** @param {string} text @returns {string} all of it when it is short */
function beginningOf(text) {
  const cut = text.split("\n", SHORT_LINES + 1).slice(0, SHORT_LINES).join("\n").slice(0, SHORT_CHARS);
  return text.length - cut.length > SHORT_CHARS / 10 ? cut : text;
}

function showAll(text) {
  const lines = linesOf(text).length;
  const words = ngettext("Show all of the line ({size})", "Show all {lines} lines ({size})", lines);
  return format(words, { lines: number(lines), size: sizeInWords(text) });
}

/** @param {string} text @returns {string} */
export function sizeInWords(text) {
  const bytes = new TextEncoder().encode(text).length;
  const [unit, amount] = bytes < 1000 ? ["byte", bytes] : ["kilobyte", bytes / 1000];
  return number(amount, { style: "unit", unit, unitDisplay: unit === "byte" ? "long" : "short", maximumSignificantDigits: bytes < 1000 ? 3 : 2 });
}

/** @param {string} one @param {string} other @returns {string} */
export function longerOf(one, other) {
  return one.length >= other.length ? one : other;
}
