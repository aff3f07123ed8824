/** The settings that are one plain form control each. */

import { h } from "../shared/dom.js";
import { format, gettext } from "../shared/i18n.js";

/** What the text of a control means. Raises a sentence when it means nothing. */
const READERS = {
  weight: (text) => numberOf(text, (value) => value >= 0, gettext("Points are a number, 0 or more, such as 1 or 2.5.")),
  max_attempts: (text) => countOf(text, gettext("Maximum attempts is a whole number, or empty.")),
  submission_wait_seconds: countOf,
  attempts_before_showanswer_button: countOf,
  show_reset_button: (text) => (text === "" ? null : text === "true"),
  showanswer: orNull,
  rerandomize: orNull,
  grading_method: orNull,
};

/** Drawn by RuntimeChoice; here it is only read. */
const RUNTIME = "runtime";

export class SimpleSettings {
  /** @param {HTMLElement} root @param {() => void} onChange */
  constructor(root, onChange) {
    const controls = [...root.querySelectorAll("[data-value]")];
    this.controls = Object.fromEntries(controls.map((control) => [control.dataset.value, control]));
    this.neededAttempts = root.querySelector('[data-setting="attempts_before_showanswer_button"]');
    for (const [name, control] of Object.entries(this.controls)) {
      if (name === RUNTIME) continue;
      control.addEventListener("input", () => {
        this.#showNeededAttempts();
        onChange();
      });
    }
  }

  /** @param {Record<string, any>} settings */
  write(settings) {
    for (const [name, control] of Object.entries(this.controls)) {
      if (name === RUNTIME) continue;
      if (control.tagName === "SELECT") choose(control, settings[name]);
      else control.value = settings[name] ?? "";
    }
    this.#showNeededAttempts();
  }

  /** @returns {{values: Record<string, any>, errors: import("./faults.js").AuthorError[]}} */
  read() {
    const values = {};
    const errors = [];
    for (const [name, control] of Object.entries(this.controls)) {
      try {
        values[name] = (READERS[name] ?? String)(control.value);
      } catch (error) {
        if (control.closest("[hidden]")) {
          values[name] = null; // nobody can mend what is not shown, and it has no effect
          continue;
        }
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

  /** @param {string} name @returns {string} */
  label(name) {
    return this.controls[name].labels[0].textContent.trim();
  }

  /** The number is asked for only where it has an effect. */
  #showNeededAttempts() {
    const { showanswer } = this.controls;
    this.neededAttempts.hidden = (showanswer.value || showanswer.dataset.unset) !== "after_attempts";
  }
}

/** Chooses a stored value, also one that is no choice: the server says so when it is to be saved. */
function choose(select, value) {
  select.querySelector("[data-unknown]")?.remove();
  const text = String(value ?? "");
  const known = [...select.options].map((option) => option.value);
  if (text === "" && !known.includes("")) select.value = select.dataset.unset;
  else if (known.includes(text)) select.value = text;
  else {
    const label = format(gettext("{value} (no choice here)"), { value: text });
    select.append(h("option", { value: text, "data-unknown": true }, label));
    select.value = text;
  }
}

function orNull(text) {
  return text === "" ? null : text;
}

function countOf(text, sentence = gettext("Type a whole number from 0 to 1,000,000, or leave it empty.")) {
  return numberOf(text, (value) => Number.isInteger(value) && value >= 0 && value <= 1_000_000, sentence);
}

function numberOf(text, fits, sentence) {
  if (text.trim() === "") return null;
  const value = Number(text.trim().replace(",", "."));
  if (!Number.isFinite(value) || !fits(value)) throw new RangeError(sentence);
  return value;
}
