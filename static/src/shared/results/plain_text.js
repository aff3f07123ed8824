/**
 * Text that a program wrote, made fit to be looked at. It is hostile until shown otherwise: it must not reorder or hide
 * what stands around it, so every character that cannot be seen gets a visible stand-in. It is never markup.
 */

/** What has no look of its own: controls, lone surrogates, and what Unicode lets a reader ignore. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\ufffb]/gu;

/** Of those: line feed and tab, the joiners that several scripts and emoji need, and variants of a character. */
const KEPT = /^(?:\n|\t|\u200c|\u200d|\p{Variation_Selector})$/u;

/** White space that looks like a space and is none. */
const ODD_SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u200c\u200d]/gu;

const PICTURES_OF_CONTROLS = 0x2400;
const PICTURE_OF_DELETE = 0x2421;

/** @param {unknown} text @returns {string} with a picture (␛) or a number (⟦U+202E⟧) for each character that is not seen */
export function visible(text) {
  return asText(text).replace(UNSEEN, (char) => (KEPT.test(char) ? char : standIn(char)));
}

/** The same, with white space seen as well: for the parts in which two texts differ. @param {string} text @returns {string} */
export function visibleSpaces(text) {
  return visible(text).replaceAll(" ", "·").replaceAll("\t", "→").replace(ODD_SPACE, number);
}

/** @param {unknown} text @param {number} length @returns {string} one line, visible, with … when it was longer */
export function inOneLine(text, length) {
  const line = visible(asText(text).slice(0, 4 * length).trim()).replace(/\s*\n\s*/g, " ↵ ").replaceAll("\t", " ");
  const chars = Array.from(line);
  return chars.length > length ? `${chars.slice(0, length - 1).join("")}…` : line;
}

/** What a test holds is text; results of older versions may hold anything. @param {unknown} value @returns {string} */
export function asText(value) {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function standIn(char) {
  const code = char.codePointAt(0);
  if (code < 0x20) return String.fromCodePoint(PICTURES_OF_CONTROLS + code);
  return code === 0x7f ? String.fromCodePoint(PICTURE_OF_DELETE) : number(char);
}

function number(char) {
  return `⟦U+${char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}⟧`;
}
