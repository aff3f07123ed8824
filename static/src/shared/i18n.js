/**
 * Words in the reader's language. Open edX puts a catalog on the page: ours under WasmProblemI18N (the block's
 * i18n_js_namespace) when it is translated, else the platform's own; without either the English text is shown.
 */

function catalog() {
  return window.WasmProblemI18N ?? window;
}

/** @param {string} text @returns {string} */
export function gettext(text) {
  const translate = catalog().gettext;
  return typeof translate === "function" ? translate(text) : text;
}

/** @param {string} one @param {string} many @param {number} count @returns {string} */
export function ngettext(one, many, count) {
  const translate = catalog().ngettext;
  if (typeof translate === "function") return translate(one, many, count);
  return count === 1 ? one : many;
}

/**
 * Fills {name} in a translated sentence.
 * @param {string} text @param {Record<string, string | number>} values @returns {string}
 */
export function format(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

function language() {
  return document.documentElement.lang || undefined;
}

/** A number as people of the page's language write it. @param {number} value @param {Intl.NumberFormatOptions} [options] */
export function number(value, options = { maximumFractionDigits: 2 }) {
  try {
    return new Intl.NumberFormat(language(), options).format(value);
  } catch {
    return new Intl.NumberFormat("en", options).format(value);
  }
}

/** A moment as people of the page's language write it, and how long ago that is. @param {number} seconds  since 1970 @param {number} [now]  the same */
export function moment(seconds, now = Date.now() / 1000) {
  const written = (locale) => ({
    absolute: new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(seconds * 1000),
    relative: new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(...distance(seconds - now)),
  });
  try {
    return written(language());
  } catch {
    return written("en");
  }
}

/** Writes each moment that the server put into `root` as people of the page's language write it. @param {HTMLElement} root */
export function localiseTimes(root) {
  for (const time of root.querySelectorAll("time[datetime]")) {
    time.textContent = moment(Date.parse(time.dateTime) / 1000).absolute;
  }
}

const UNITS = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

/** @param {number} seconds @returns {[number, Intl.RelativeTimeFormatUnit]} */
function distance(seconds) {
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
  return [Math.trunc(seconds / length), unit];
}
