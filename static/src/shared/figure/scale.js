/** Numbers to places: what of an axis is shown, where its ticks are, and which points stand for many. */

/** @typedef {[number, number]} Range  low < high */

/** Half of what is shown around a single value. */
const AROUND = 1;
/** Of its length, what stays free at both ends of an axis whose range nobody gave. */
const MARGIN = 0.04;
/** Of a step: 0.35 / 0.05 is a little less than 7. */
const ROUNDING = 1e-9;
/** Places far outside are drawn no further away than this: what is there is cut off anyway, and numbers stay small. */
const FAR = 10_000;

/** @param {number[]} values @param {Range | null} given @returns {Range} */
export function rangeOf(values, given) {
  if (given) return given;
  const [low, high] = [values.reduce((one, other) => Math.min(one, other)), values.reduce((one, other) => Math.max(one, other))];
  if (low === high) return [low - (Math.abs(low) / 2 || AROUND), high + (Math.abs(high) / 2 || AROUND)];
  const margin = (high - low) * MARGIN;
  return [low - margin, high + margin];
}

/** Steps of 1, 2 or 5 times a power of ten. @param {Range} range @param {number} about  how many @returns {number[]} */
export function ticksOf([low, high], about = 5) {
  const rough = (high - low) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? rough;
  const [first, last] = [Math.ceil(low / step - ROUNDING), Math.floor(high / step + ROUNDING)];
  const ticks = [];
  for (let index = first; index <= last && ticks.length <= about * 3; index += 1) ticks.push(Number((index * step).toPrecision(12)) + 0);
  return ticks;
}

/** @param {Range} range @param {number} from @param {number} to  the places of its ends @returns {(value: number) => number} */
export function scale([low, high], from, to) {
  return (value) => {
    const place = from + ((value - low) / (high - low)) * (to - from);
    return Math.round(Math.min(FAR, Math.max(-FAR, place)) * 100) / 100;
  };
}

/** @template T @param {T[]} items @param {number} most @returns {T[]} at most so many, the first and the last among them */
export function evenly(items, most) {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, index) => items[Math.round((index * (items.length - 1)) / (most - 1))]);
}

/** The parts of a line between its gaps. @param {Array<[number, number] | null>} points @returns {Array<Array<[number, number]>>} */
export function unbroken(points) {
  const parts = [[]];
  for (const point of points) {
    if (point) parts.at(-1).push(point);
    else if (parts.at(-1).length) parts.push([]);
  }
  return parts.filter((part) => part.length > 0);
}
