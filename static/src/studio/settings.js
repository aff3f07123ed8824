/** The settings that are one plain form control each. */

import { gettext } from "../shared/i18n.js";

/** What the text of a control means. Raises a sentence when it means nothing. */
const READERS = {
  weight: (text) => numberOf(text, (value) => value >= 0, gettext("Points are a number, 0 or more, such as 1 or 2.5.")),
  max_attempts: (text) =>
    numberOf(text, (value) => Number.isInteger(value) && value >= 0, gettext("Maximum attempts is a whole number, or empty.")),
};

export class SimpleSettings {
  /** @param {HTMLElement} root @param {() => void} onChange */
  constructor(root, onChange) {
    const controls = [...root.querySelectorAll("[data-value]")];
    this.controls = Object.fromEntries(controls.map((control) => [control.dataset.value, control]));
    for (const control of controls) {
      if (control.tagName !== "SELECT") control.addEventListener("input", onChange);
    }
  }

  /** @param {Record<string, any>} settings */
  write(settings) {
    for (const [name, control] of Object.entries(this.controls)) {
      const value = settings[name];
      if (control.type === "checkbox") control.checked = Boolean(value);
      else if (control.tagName !== "SELECT") control.value = value ?? "";
    }
  }

  /** @returns {{values: Record<string, any>, errors: import("./faults.js").AuthorError[]}} */
  read() {
    const values = {};
    const errors = [];
    for (const [name, control] of Object.entries(this.controls)) {
      try {
        values[name] = control.type === "checkbox" ? control.checked : (READERS[name] ?? String)(control.value);
      } catch (error) {
        values[name] = control.value;
        errors.push({ field: name, message: error.message });
      }
    }
    return { values, errors };
  }

  /** @param {string} name */
  focus(name) {
    this.controls[name].focus();
  }
}

function numberOf(text, fits, sentence) {
  if (text.trim() === "") return null;
  const value = Number(text.trim().replace(",", "."));
  if (!Number.isFinite(value) || !fits(value)) throw new RangeError(sentence);
  return value;
}
