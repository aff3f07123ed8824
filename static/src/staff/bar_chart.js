/** Counts as a table in which a bar stands beside each number. */

import { h } from "../shared/dom.js";
import { number } from "../shared/i18n.js";

/**
 * @param {{caption: string, heads: [string, string], rows: Array<[string, number]>}} chart  heads: of the labels and of the counts
 * @returns {HTMLElement}
 */
export function barChart({ caption, heads, rows }) {
  const most = Math.max(1, ...rows.map(([, count]) => count));
  const head = h("tr", {}, h("th", { scope: "col" }, heads[0]), h("th", { scope: "col" }, heads[1]));
  return h(
    "table",
    { class: "wp-staff-chart" },
    h("caption", {}, caption),
    h("thead", {}, head),
    h("tbody", {}, rows.map(([label, count]) => row(label, count, count / most))),
  );
}

function row(label, count, share) {
  const bar = h("span", { class: "wp-staff-bar", "aria-hidden": "true" });
  bar.style.inlineSize = `${share * 100}%`;
  const cell = h("div", { class: "wp-staff-bar-line" }, h("span", { class: "wp-staff-bar-room" }, count > 0 && bar), h("span", { class: "wp-staff-count" }, number(count)));
  return h("tr", {}, h("th", { scope: "row" }, label), h("td", {}, cell));
}
