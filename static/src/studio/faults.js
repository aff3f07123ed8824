/** What the server, or this page, will not take: told beside each setting, in the editors, and in a list with links. */

import { h } from "../shared/dom.js";
import { format, gettext, ngettext, number } from "../shared/i18n.js";

/**
 * @typedef {{field: string, message: string, line?: number | null, column?: number | null, at?: {focus(): void}}} AuthorError
 *   at: the control that shows it already
 * @typedef {{label: string, focus: (error: AuthorError) => void, show?: (errors: AuthorError[]) => void}} Place
 */

export class Faults {
  /**
   * @param {HTMLElement} root
   * @param {Record<string, Place>} places  by the name of the setting
   */
  constructor(root, places) {
    this.root = root;
    this.places = places;
    this.summary = root.querySelector(".wps-summary");
    /** @type {AuthorError[]} */
    this.errors = [];
  }

  /** Beside the settings and in the editors; in the list only when it is there already. @param {AuthorError[]} errors */
  show(errors) {
    this.errors = errors;
    for (const [name, place] of Object.entries(this.places)) {
      const mine = errors.filter((error) => settingOf(error) === name);
      place.show?.(mine);
      this.#beside(name, mine);
    }
    if (this.summary.childElementCount) {
      this.summary.removeAttribute("role");
      this.#list("");
    }
  }

  /** As the answer to a refused save: the list on top, announced and focused. @param {string} title */
  insist(title) {
    this.summary.setAttribute("role", "alert");
    this.#list(title);
    this.summary.focus();
    this.summary.scrollIntoView?.({ block: "nearest" });
  }

  clear() {
    this.summary.replaceChildren();
    this.show([]);
  }

  #list(title) {
    const heading = title || this.summary.querySelector("p")?.textContent;
    if (!this.errors.length && !title) {
      this.summary.replaceChildren();
      return;
    }
    const items = this.errors.map((error) => h("li", {}, this.link(error)));
    this.summary.replaceChildren(h("p", { class: "wps-summary-title" }, heading), h("ul", {}, items));
  }

  /** A link to the place of a fault, or only words when it has none. @param {AuthorError} error */
  link(error) {
    const place = this.places[settingOf(error)];
    if (!place) return error.message;
    const go = (event) => {
      event.preventDefault();
      place.focus(error);
    };
    return h("a", { href: "#", onclick: go }, `${place.label}: ${inWords(error)}`);
  }

  #beside(name, errors) {
    const container = this.root.querySelector(`[data-setting="${name}"]`);
    const box = container?.querySelector(".wp-field-error");
    if (!box) return;
    box.textContent = errors
      .filter(({ at }) => !at)
      .map(inWords)
      .join(" ");
    const control = container.querySelector("[data-value]");
    if (control) control.setAttribute("aria-invalid", String(errors.length > 0));
  }
}

/** @param {AuthorError} error @returns {string} */
export function inWords({ line, column, message }) {
  if (!line) return message;
  if (!column) return format(gettext("line {line}: {message}"), { line: number(line), message });
  return format(gettext("line {line}, column {column}: {message}"), { line: number(line), column: number(column), message });
}

/** @param {number} count @returns {string} */
export function countInWords(count) {
  if (count === 0) return gettext("No problems found.");
  return format(ngettext("{count} problem to mend.", "{count} problems to mend.", count), { count: number(count) });
}

/** A fault in a part of a setting, such as inputs.2.name, belongs to the setting. */
function settingOf(error) {
  return String(error.field).split(/[.[]/)[0];
}
