/** Drawings that go with a word, never alone: each differs in shape, not only in colour. */

const NAMESPACE = "http://www.w3.org/2000/svg";

/** The first path is the outline that is filled; the rest are strokes on it. */
const PATHS = {
  correct: ["M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z", "M7 12.5l3.5 3.5L17 9"],
  partial: ["M12 2l10 10-10 10L2 12z", "M8 12h8"],
  incorrect: ["M8 2h8l6 6v8l-6 6H8l-6-6V8z", "M8.5 8.5l7 7M15.5 8.5l-7 7"],
  invalid: ["M4 3h16a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1z", "M12 7v6M12 16.5v.5"],
  "not-graded": ["M12 2.5L23 21H1z", "M12 9v5.5M12 17.5v.5"],
  skipped: ["M7 6h10a6 6 0 0 1 0 12H7A6 6 0 0 1 7 6z", "M8.5 12h7"],
  run: ["M5 3l16 9-16 9z"],
  submitted: ["M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z", "M12 16.5V8M8.5 11.5L12 8l3.5 3.5"],
  draft: ["M5 2h10l5 5v14a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V3a1 1 0 0 1 1-1z", "M8 12h8M8 16.5h5"],
};

/** @param {keyof typeof PATHS} name @returns {SVGElement} */
export function icon(name) {
  const svg = document.createElementNS(NAMESPACE, "svg");
  svg.setAttribute("class", "wp-icon");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  for (const [index, d] of PATHS[name].entries()) {
    const path = document.createElementNS(NAMESPACE, "path");
    path.setAttribute("d", d);
    path.setAttribute("class", index === 0 ? "wp-icon-shape" : "wp-icon-mark");
    svg.append(path);
  }
  return svg;
}
