/** The block's root. Open edX hands us a DOM node, a jQuery object, or a node around our own. */
export function rootOf(element, selector) {
  const node = element?.nodeType ? element : element[0];
  return node.matches(selector) ? node : node.querySelector(selector);
}

/** What the template put on the page for the script, or null. @param {HTMLElement | null} root */
export function initOf(root) {
  return root?.dataset.init ? JSON.parse(root.dataset.init) : null;
}

/**
 * An element. Attributes that are functions are listeners ("onclick"); true sets an empty attribute; null, undefined
 * and false leave it out. Children that are strings become text, never markup; null and false are left out.
 * @param {string} tag @param {Record<string, any>} [attributes] @param {...any} children @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** An element filled with HTML that the server has sanitised. @param {string} tag @param {Record<string, any>} attributes @param {string} html */
export function sanitised(tag, attributes, html) {
  const element = h(tag, attributes);
  element.innerHTML = html;
  return element;
}

/**
 * `work` once nothing has called for a while. flush: now, if it was called for.
 * @param {() => void} work @param {number} milliseconds @returns {{(): void, cancel(): void, flush(): void}}
 */
export function debounce(work, milliseconds) {
  let timer = 0;
  const now = () => {
    timer = 0;
    work();
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(now, milliseconds);
  };
  later.cancel = () => {
    clearTimeout(timer);
    timer = 0;
  };
  later.flush = () => {
    if (!timer) return;
    later.cancel();
    work();
  };
  return later;
}

/** Runs after the page has been painted, so that what was shown at load is not read out as news. @param {() => void} work */
export function afterLoad(work) {
  setTimeout(work, 200);
}
