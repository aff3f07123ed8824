/** Dates and lengths of time as people of the page's language write them, in the time zone of their computer. */

import { number } from "../shared/i18n.js";

const [MINUTE, HOUR, DAY] = [60, 3600, 86_400];

const DATE = { day: "numeric", month: "short", year: "numeric", hour: "numeric", minute: "2-digit", timeZoneName: "short" };

/** @param {number} milliseconds  since 1970 @returns {string} */
export function dateInWords(milliseconds) {
  const written = (locale) => new Intl.DateTimeFormat(locale, DATE).format(milliseconds);
  try {
    return written(document.documentElement.lang || undefined);
  } catch {
    return written("en");
  }
}

/** A length as it was set, with nothing lost. @param {number} seconds @returns {string} */
export function lengthInWords(seconds) {
  if (seconds >= DAY && seconds % DAY === 0) return inUnits(seconds / DAY, "day");
  if (seconds >= HOUR && seconds % HOUR === 0) return inUnits(seconds / HOUR, "hour");
  if (seconds > MINUTE && seconds % MINUTE === 0) return inUnits(seconds / MINUTE, "minute");
  return inUnits(seconds, "second");
}

/** How long there is yet, as exactly as it matters, and never more than there is. @param {number} seconds @returns {string} */
export function remainingInWords(seconds) {
  return roundedInWords(seconds, Math.floor);
}

/** How long to wait yet, as exactly as it matters, and never less than it is. @param {number} seconds @returns {string} */
export function waitInWords(seconds) {
  return roundedInWords(seconds, Math.ceil);
}

/** Two of a unit at least, so that "1 hour" is never nearly two. */
function roundedInWords(seconds, round) {
  const [length, unit] = [
    [DAY, "day"],
    [HOUR, "hour"],
    [MINUTE, "minute"],
  ].find(([size]) => seconds > 2 * size) ?? [1, "second"];
  return inUnits(round(seconds / length), unit);
}

function inUnits(count, unit) {
  return number(count, { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 0 });
}
