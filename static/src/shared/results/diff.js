/**
 * What differs between two texts, by line and within lines. The work is bounded whatever the texts are: where a
 * comparison would cost too much, only what they begin and end with alike is taken as the same.
 */

/**
 * @typedef {{text: string, ended: boolean}} Line  ended: by a line feed, which the last line may lack
 * @typedef {{text: string, differs: boolean}} Span
 * @typedef {{same: true, lines: Line[]} | {same: false, left: Line[], right: Line[]}} Block
 */

/** Cells of the table that one comparison may fill: some milliseconds. */
const MAX_LINE_CELLS = 250_000;
const MAX_CHAR_CELLS = 40_000;

/** Below this part of equal characters, what remains in the middle is shown as different altogether. */
const LIKENESS = 0.4;

/** @param {string} left @param {string} right @returns {Block[]} in order, no two of a kind in a row */
export function lineDiff(left, right) {
  const [lefts, rights] = [linesOf(left), linesOf(right)];
  const key = ({ text, ended }) => (ended ? `${text}\n` : text);
  const pairs = align(lefts.map(key), rights.map(key), MAX_LINE_CELLS);
  const blocks = [];
  walk(pairs, lefts.length, rights.length, (same, [a, b], [c, d]) => {
    if (same) blocks.push({ same, lines: lefts.slice(a, b) });
    else blocks.push({ same, left: lefts.slice(a, b), right: rights.slice(c, d) });
  });
  return blocks;
}

/** @param {string} left @param {string} right @returns {{left: Span[], right: Span[]}} */
export function charDiff(left, right) {
  const [lefts, rights] = [charsOf(left), charsOf(right)];
  const pairs = readable(align(lefts, rights, MAX_CHAR_CELLS), lefts, rights);
  const spans = { left: [], right: [] };
  walk(pairs, lefts.length, rights.length, (same, [a, b], [c, d]) => {
    if (b > a) spans.left.push({ text: lefts.slice(a, b).join(""), differs: !same });
    if (d > c) spans.right.push({ text: rights.slice(c, d).join(""), differs: !same });
  });
  return spans;
}

/** Where they first differ, counted from 1; null: nowhere. @param {string} left @param {string} right */
export function firstDifference(left, right) {
  if (left === right) return null;
  const [lefts, rights] = [left.split("\n"), right.split("\n")];
  const line = lefts.findIndex((text, index) => text !== rights[index]);
  const row = line === -1 ? lefts.length : line;
  const [one, other] = [charsOf(lefts[row] ?? ""), charsOf(rights[row] ?? "")];
  const column = one.findIndex((char, index) => char !== other[index]);
  return { line: row + 1, column: (column === -1 ? Math.min(one.length, other.length) : column) + 1 };
}

/** @param {string} text @returns {Line[]} */
export function linesOf(text) {
  if (text === "") return [];
  const pieces = text.split("\n");
  const rest = pieces.pop();
  const lines = pieces.map((piece) => ({ text: piece, ended: true }));
  return rest === "" ? lines : [...lines, { text: rest, ended: false }];
}

/** What a reader takes for one character: an accent stays on its letter. */
function charsOf(text) {
  if (/^[\x20-\x7e\t]*$/.test(text) || !Intl.Segmenter) return Array.from(text);
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}

/**
 * The longest sequence that both have in common, as pairs of places.
 * @template T @param {T[]} left @param {T[]} right @param {number} cells @returns {Array<[number, number]>}
 */
function align(left, right, cells) {
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < shorter - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1;
  const [rows, columns] = [left.length - start - end, right.length - start - end];
  const middle = rows * columns > cells ? [] : longest(left, right, start, rows, columns);
  const pairs = Array.from({ length: start }, (_, index) => [index, index]);
  const tail = Array.from({ length: end }, (_, index) => [left.length - end + index, right.length - end + index]);
  return [...pairs, ...middle, ...tail];
}

/** The table is filled from the end, so that it is read from the start. */
function longest(left, right, start, rows, columns) {
  const width = columns + 1;
  const table = new Uint16Array((rows + 1) * width);
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const at = row * width + column;
      const equal = left[start + row] === right[start + column];
      table[at] = equal ? table[at + width + 1] + 1 : Math.max(table[at + width], table[at + 1]);
    }
  }
  const pairs = [];
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    const at = row * width + column;
    if (left[start + row] === right[start + column]) pairs.push([start + row++, start + column++]);
    else if (table[at + width] >= table[at + 1]) row += 1;
    else column += 1;
  }
  return pairs;
}

/** Without the scattered letters that two unlike texts have in common by chance. */
function readable(pairs, left, right) {
  const longer = Math.max(left.length, right.length);
  if (pairs.length >= longer * LIKENESS) return pairs;
  const shift = right.length - left.length;
  const head = pairs.filter(([a, b], index) => a === index && b === index);
  const tail = pairs.filter(([a, b], index) => b - a === shift && left.length - a === pairs.length - index);
  return [...head, ...tail.filter(([a]) => a >= head.length)];
}

/** Calls `tell` for each stretch of pairs that follow on each other, and for each gap between them. */
function walk(pairs, leftLength, rightLength, tell) {
  let [a, c] = [0, 0];
  for (let index = 0; index <= pairs.length; ) {
    const [b, d] = pairs[index] ?? [leftLength, rightLength];
    if (b > a || d > c) tell(false, [a, b], [c, d]);
    let length = 0;
    while (pairs[index + length]?.[0] === b + length && pairs[index + length][1] === d + length) length += 1;
    if (length) tell(true, [b, b + length], [d, d + length]);
    [a, c] = [b + length, d + length];
    index += Math.max(length, 1);
  }
}
