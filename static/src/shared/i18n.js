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
