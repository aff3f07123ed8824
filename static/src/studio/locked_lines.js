/** Reads lines of the starter that learners may not change, as an author types them: "1-3, 8". */

import { format, gettext, ngettext, number } from "../shared/i18n.js";

/**
 * @param {string} text @param {number} lines  how many lines the code to start from has
 * @returns {Array<[number, number]>} first and last line of each range, from 1. Raises RangeError with a sentence.
 */
export function readLockedLines(text, lines) {
  const ranges = [];
  for (const part of text.split(",").map((piece) => piece.trim()).filter(Boolean)) {
    const found = /^(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?$/.exec(part);
    if (!found) {
      throw new RangeError(format(gettext("“{part}” is no line and no range. Type numbers such as 1-3, 8."), { part }));
    }
    const [first, last] = [Number(found[1]), Number(found[2] ?? found[1])];
    if (first < 1) throw new RangeError(gettext("Lines count from 1."));
    if (last < first || first <= (ranges.at(-1)?.[1] ?? 0)) {
      throw new RangeError(format(gettext("“{part}” is out of order. Lines go from small to large, each once."), { part }));
    }
    if (last > lines) throw new RangeError(noSuchLine(last, lines));
    ranges.push([first, last]);
  }
  return ranges;
}

function noSuchLine(line, lines) {
  if (!lines) return gettext("There is no code to start from, so there are no lines to lock.");
  const words = ngettext(
    "There is no line {line}: the code to start from has {lines} line.",
    "There is no line {line}: the code to start from has {lines} lines.",
    lines,
  );
  return format(words, { line: number(line), lines: number(lines) });
}

/** How many lines a text has; an empty line at its end does not count. @param {string} text @returns {number} */
export function linesIn(text) {
  const whole = text.replace(/\s+$/, "");
  return whole === "" ? 0 : whole.split("\n").length;
}
