/** A figure of a verdict, drawn from its numbers. All of it is also there as text: a description and a table. */

import { h } from "../dom.js";
import { format, gettext, number } from "../i18n.js";
import { NO_MATHEMATICS } from "../math.js";
import { drawing } from "./drawing.js";
import { evenly } from "./scale.js";

/**
 * @typedef {Object} Series
 * @property {string} label
 * @property {"line" | "points"} style
 * @property {Array<[number, number] | null>} points  null: a gap
 *
 * @typedef {Object} Figure  as the server has checked it; all text is plain
 * @property {string} title
 * @property {string} description
 * @property {string} x_label
 * @property {string} y_label
 * @property {Series[]} series
 * @property {[number, number] | null} x_range
 * @property {[number, number] | null} y_range
 */

const ROWS = 21;

/** @param {Figure | null | undefined} figure @returns {HTMLElement | null} */
export function figureOf(figure) {
  if (!figure) return null;
  const named = { ...figure, series: figure.series.map((series, index) => ({ ...series, label: series.label || nameOf(index) })) };
  const words = named.description || described(named);
  return h(
    "figure",
    { class: `wp-figure ${NO_MATHEMATICS}` },
    h("figcaption", { class: "wp-figure-title", dir: "auto" }, named.title),
    drawing(named, words),
    named.series.length > 1 || figure.series[0].label ? legend(named.series) : null,
    h("details", { class: "wp-figure-values" }, h("summary", {}, gettext("Values")), named.series.map((series) => table(series, named))),
  );
}

function nameOf(index) {
  return format(gettext("Series {number}"), { number: number(index + 1) });
}

/** What a figure shows when its author does not say. */
function described({ series }) {
  return series.map(({ label, points }) => {
    const values = points.filter(Boolean).map(([, y]) => y);
    if (!values.length) return format(gettext("{label}: no points."), { label });
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return format(gettext("{label}: values from {low} to {high}."), { label, low: inFigures(low), high: inFigures(high) });
  }).join(" ");
}

function legend(series) {
  const entries = series.map(({ label, style }, index) => h("li", {}, drawing.sample(index, style), h("span", { dir: "auto" }, label)));
  return h("ul", { class: "wp-figure-legend", role: "list", "aria-label": gettext("Legend") }, entries);
}

function table({ label, points }, { x_label: x, y_label: y }) {
  const taken = evenly(points, ROWS);
  const few = taken.length < points.length;
  const caption = few ? format(gettext("{label}: {shown} of {all} points"), { label, shown: number(taken.length), all: number(points.length) }) : label;
  const row = (point) => (point ? h("tr", {}, h("th", { scope: "row" }, inFigures(point[0])), h("td", {}, inFigures(point[1]))) : h("tr", {}, h("td", { colspan: 2 }, gettext("gap"))));
  return h(
    "div",
    { class: "wp-figure-table", tabindex: "0", role: "group", "aria-label": caption },
    h(
      "table",
      {},
      h("caption", { dir: "auto" }, caption),
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, x || "x"), h("th", { scope: "col" }, y || "y"))),
      h("tbody", {}, taken.map(row)),
    ),
  );
}

/** @param {number} value @returns {string} */
export function inFigures(value) {
  const size = Math.abs(value);
  const isFar = size !== 0 && (size >= 1e6 || size < 1e-4);
  return number(value, isFar ? { notation: "scientific", maximumFractionDigits: 3 } : { maximumSignificantDigits: 6 });
}
