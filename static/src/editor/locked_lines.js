/**
 * Lines of the starter that a learner may not change. They are known by their text, as on the server: wherever they
 * moved to, they are all there, in order, and still at the start or the end if they were. Space at the end of a line
 * and blank lines at the end of the program do not count.
 */

/** @typedef {{lines: string[], first: boolean, last: boolean}} LockedBlock  first, last: where it has to stay */

/**
 * @param {string} starter @param {Array<[number, number]>} ranges  first and last line of each, from 1
 * @returns {LockedBlock[]}
 */
export function lockedBlocks(starter, ranges) {
  const lines = linesOf(starter);
  return ranges
    .map(([from, to]) => ({ lines: lines.slice(from - 1, to), first: from === 1, last: to >= lines.length }))
    .filter((block) => block.lines.length > 0);
}

/**
 * @param {string} text @param {LockedBlock[]} blocks
 * @returns {Array<[number, number]> | null} first and last line of each block in the text, from 1; null: not all are there
 */
export function findBlocks(text, blocks) {
  const lines = linesOf(text);
  const found = [];
  let position = 0;
  for (const block of blocks) {
    const at = block.last ? atEnd(block.lines, lines) : find(block.lines, lines, position);
    if (at < position || (block.first && at !== 0)) return null;
    position = at + block.lines.length;
    found.push([at + 1, position]);
  }
  return found;
}

function find(block, lines, start) {
  for (let at = start; at + block.length <= lines.length; at += 1) {
    if (block.every((line, index) => lines[at + index] === line)) return at;
  }
  return -1;
}

function atEnd(block, lines) {
  const at = lines.length - block.length;
  return at >= 0 && block.every((line, index) => lines[at + index] === line) ? at : -1;
}

function linesOf(text) {
  return text.trimEnd().split("\n").map((line) => line.trimEnd());
}
