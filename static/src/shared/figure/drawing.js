/** The SVG of a figure: axes with ticks, and series that differ in dashes and markers, not only in colour. */

import { number } from "../i18n.js";
import { evenly, rangeOf, scale, ticksOf, unbroken } from "./scale.js";

const NAMESPACE = "http://www.w3.org/2000/svg";

/** Units of the drawing; it is as wide as there is room. */
const [WIDTH, HEIGHT] = [360, 260];
const EDGE = { left: 52, right: 14, top: 24, bottom: 44 };
const MARKER = 3.5;
/** Markers on a line, which help to tell it from others. */
const MARKERS_OF_LINE = 7;

const MARKERS = [
  (r) => `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
  (r) => `M${-r} ${-r}h${2 * r}v${2 * r}h${-2 * r}z`,
  (r) => `M0 ${-r}L${r} ${r}H${-r}z`,
  (r) => `M0 ${-1.3 * r}L${1.3 * r} 0L0 ${1.3 * r}L${-1.3 * r} 0z`,
  (r) => `M${-r} ${-r}L${r} ${r}M${-r} ${r}L${r} ${-r}`,
  (r) => `M0 ${-1.3 * r}V${1.3 * r}M${-1.3 * r} 0H${1.3 * r}`,
];

let drawn = 0;

/** @param {import("./figure.js").Figure} figure @param {string} description @returns {SVGElement} */
export function drawing(figure, description) {
  drawn += 1;
  const id = `wp-figure-${drawn}`;
  const points = figure.series.flatMap((series) => series.points.filter(Boolean));
  const ranges = [rangeOf(points.map(([x]) => x), figure.x_range), rangeOf(points.map(([, y]) => y), figure.y_range)];
  const size = { width: WIDTH - EDGE.left - EDGE.right, height: HEIGHT - EDGE.top - EDGE.bottom };
  const x = scale(ranges[0], 0, size.width);
  const y = scale(ranges[1], size.height, 0);
  // An inner svg cuts off what is outside of it, without an id that could be on the page twice.
  const inside = svg("svg", { x: EDGE.left, y: EDGE.top, ...size, overflow: "hidden", "aria-hidden": "true" }, ...zeroLines(ranges, x, y, size), ...figure.series.map((series, index) => curve(series, index, x, y)));
  return svg(
    "svg",
    { class: "wp-drawing", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-labelledby": `${id}-title`, "aria-describedby": `${id}-words`, focusable: "false" },
    svg("title", { id: `${id}-title` }, figure.title),
    svg("desc", { id: `${id}-words` }, description),
    ...axes(figure, ranges, x, y, size),
    inside,
    svg("rect", { class: "wp-figure-frame", x: EDGE.left, y: EDGE.top, ...size }),
  );
}

/** A piece of the series, for the legend. @param {number} index @param {string} style @returns {SVGElement} */
drawing.sample = (index, style) => {
  const line = style === "line" ? [svg("path", { class: "wp-figure-line", d: "M1 6H31" })] : [];
  return svg("svg", { class: `wp-figure-sample wp-series-${index + 1}`, viewBox: "0 0 32 12", "aria-hidden": "true", focusable: "false" }, ...line, marker(index, 16, 6));
};

function axes({ x_label: xLabel, y_label: yLabel }, [xRange, yRange], x, y, { width, height }) {
  const [left, bottom] = [EDGE.left, EDGE.top + height];
  const below = ticksOf(xRange).flatMap((value) => [
    svg("path", { class: "wp-figure-grid", d: `M${left + x(value)} ${EDGE.top}V${bottom + 4}` }),
    svg("text", { x: left + x(value), y: bottom + 17, "text-anchor": "middle" }, inTicks(value)),
  ]);
  const beside = ticksOf(yRange).flatMap((value) => [
    svg("path", { class: "wp-figure-grid", d: `M${left - 4} ${EDGE.top + y(value)}H${left + width}` }),
    svg("text", { x: left - 7, y: EDGE.top + y(value) + 4, "text-anchor": "end" }, inTicks(value)),
  ]);
  const names = [
    xLabel && svg("text", { class: "wp-figure-axis", x: left + width, y: HEIGHT - 6, "text-anchor": "end" }, xLabel),
    yLabel && svg("text", { class: "wp-figure-axis", x: 4, y: 16, "text-anchor": "start" }, yLabel),
  ];
  // Screen readers have the description and the table.
  return [svg("g", { "aria-hidden": "true" }, ...below, ...beside, ...names.filter(Boolean))];
}

function zeroLines([xRange, yRange], x, y, { width, height }) {
  const has = ([low, high]) => low < 0 && high > 0;
  return [
    has(xRange) && svg("path", { class: "wp-figure-zero", d: `M${x(0)} 0V${height}` }),
    has(yRange) && svg("path", { class: "wp-figure-zero", d: `M0 ${y(0)}H${width}` }),
  ].filter(Boolean);
}

function curve({ style, points }, index, x, y) {
  const parts = unbroken(points).map((part) => part.map(([a, b]) => [x(a), y(b)]));
  const isLine = style === "line";
  const lines = isLine ? parts.map((part) => svg("path", { class: "wp-figure-line", d: part.map(([a, b], at) => `${at ? "L" : "M"}${a} ${b}`).join("") })) : [];
  const marked = isLine ? evenly(parts.flat(), MARKERS_OF_LINE) : parts.flat();
  return svg("g", { class: `wp-series wp-series-${index + 1}` }, ...lines, ...marked.map(([a, b]) => marker(index, a, b)));
}

function marker(index, x, y) {
  return svg("path", { class: "wp-figure-marker", d: MARKERS[index](MARKER), transform: `translate(${x} ${y})` });
}

function inTicks(value) {
  const size = Math.abs(value);
  return number(value, size !== 0 && (size >= 1e5 || size < 1e-3) ? { notation: "scientific", maximumFractionDigits: 2 } : { maximumSignificantDigits: 6 });
}

function svg(tag, attributes, ...children) {
  const element = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}
