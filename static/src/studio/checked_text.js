/** A line to type in whose text must mean something: the sentence about what is wrong stands under it. */

import { debounce, h } from "../shared/dom.js";

const TELL_AFTER_MS = 700;

export class CheckedText {
  /**
   * @param {string} id
   * @param {{label: string, help: string, part: string, text: string, placeholder?: string, inputmode?: string}} words
   * @param {{read: (text: string) => any, onChange: (text: string) => void}} host  read raises a RangeError with a sentence
   */
  constructor(id, { label, help, part, text, placeholder, inputmode }, { read, onChange }) {
    this.label = label;
    this.read = read;
    this.tell = debounce(() => this.check(), TELL_AFTER_MS);
    this.error = h("p", { class: "wp-field-error", id: `${id}-error` });
    this.control = h("input", {
      class: "wp-text",
      id,
      type: "text",
      inputmode,
      placeholder,
      spellcheck: "false",
      autocomplete: "off",
      "data-part": part,
      "aria-describedby": `${id}-help ${id}-error`,
      oninput: () => {
        onChange(this.control.value);
        // What is right is said at once; what is wrong, not in the middle of typing it. Nor when the control is left:
        // the sentence would move what is being clicked.
        if (this.fault === "") this.check();
        else this.tell();
      },
    });
    this.control.value = text;
    this.element = h(
      "div",
      { class: "wps-cell" },
      h("label", { class: "wp-label", for: id }, label),
      this.control,
      h("p", { class: "wp-help", id: `${id}-help` }, help),
      this.error,
    );
  }

  /** What the text means, or undefined when it means nothing. */
  get value() {
    try {
      return this.read(this.control.value);
    } catch {
      return undefined;
    }
  }

  /** What is wrong with the text, "" when nothing is. @returns {string} */
  get fault() {
    try {
      this.read(this.control.value);
      return "";
    } catch (error) {
      return error.message;
    }
  }

  /** Shows under the control what is wrong now. */
  check() {
    this.tell.cancel();
    const { fault } = this;
    if (this.error.textContent !== fault) this.error.textContent = fault;
    if (fault) this.control.setAttribute("aria-invalid", "true");
    else this.control.removeAttribute("aria-invalid");
  }

  focus() {
    const folded = this.control.closest("details");
    if (folded) folded.open = true;
    this.control.focus();
  }
}
