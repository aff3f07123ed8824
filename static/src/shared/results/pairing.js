/** Which of the lines that differ belong together, so that a line too few does not shift all that follow. */

/** @typedef {import("./diff.js").Line} Line */

/** Above this many pairs, lines are taken in order. */
const MAX_CELLS = 400;
const LIKENESS = 0.3;

/**
 * @param {Line[]} left @param {Line[]} right
 * @returns {Array<[Line | undefined, Line | undefined]>} every line once, in order
 */
export function pairsOf(left, right) {
  if (left.length === right.length || left.length * right.length > MAX_CELLS) {
    return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => [left[index], right[index]]);
  }
  const best = bestFrom(left, right);
  const pairs = [];
  let [row, column] = [0, 0];
  let [lefts, rights] = [[], []];
  const settle = () => {
    for (let index = 0; index < Math.max(lefts.length, rights.length); index += 1) pairs.push([lefts[index], rights[index]]);
    [lefts, rights] = [[], []];
  };
  while (row < left.length || column < right.length) {
    const { step } = best[row][column];
    if (step === "both") {
      settle();
      pairs.push([left[row], right[column]]);
    } else if (step === "left") lefts.push(left[row]);
    else rights.push(right[column]);
    if (step !== "right") row += 1;
    if (step !== "left") column += 1;
  }
  settle();
  return pairs;
}

/** For each place, what to do there for the most likeness from there on. */
function bestFrom(left, right) {
  const best = Array.from({ length: left.length + 1 }, () => []);
  for (let row = left.length; row >= 0; row -= 1) {
    for (let column = right.length; column >= 0; column -= 1) {
      const choices = [];
      if (row < left.length && column < right.length) {
        const alike = likeness(left[row].text, right[column].text);
        if (alike >= LIKENESS) choices.push({ step: "both", total: alike + best[row + 1][column + 1].total });
      }
      if (row < left.length) choices.push({ step: "left", total: best[row + 1][column].total });
      if (column < right.length) choices.push({ step: "right", total: best[row][column + 1].total });
      best[row][column] = choices.reduce((one, other) => (other.total > one.total ? other : one), choices[0] ?? { total: 0 });
    }
  }
  return best;
}

/** The part of the longer text that both begin and end with. */
function likeness(one, other) {
  const [shorter, longer] = [Math.min(one.length, other.length), Math.max(one.length, other.length)];
  if (longer === 0) return 1;
  let same = 0;
  while (same < shorter && one[same] === other[same]) same += 1;
  let tail = 0;
  while (tail < shorter - same && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1;
  return (same + tail) / longer;
}
