/** The answer fields of the page: what is typed in them, and what is wrong with it. */

/**
 * @typedef {string | string[] | {source: string, runtime: string}} Answer  several choices give a list; code may name its runtime
 * @typedef {Record<string, Answer>} Answers  by field name
 *
 * @typedef {Object} Control  what a field is typed into
 * @property {Answer} value
 * @property {() => void} clear  back to how the author made it: empty, or the starter
 * @property {() => void} focus
 * @property {(wrong: boolean) => void} mark  tells assistive technology whether the answer is wrong
 */

export class Fields {
  /** @param {HTMLElement} container @param {Record<string, Control>} [controls]  by field name, in place of the usual ones */
  constructor(container, controls = {}) {
    this.fields = [...container.querySelectorAll(".wp-field")].map((element) => ({
      name: element.dataset.field,
      element,
      control: controls[element.dataset.field] ?? controlOf(element),
      error: element.querySelector(".wp-field-error"),
    }));
  }

  /** @returns {Answers} */
  read() {
    return Object.fromEntries(this.fields.map(({ name, control }) => [name, control.value]));
  }

  /** Fills in what `answers` has; a field that it does not name keeps its text. @param {Answers} answers */
  write(answers) {
    for (const { name, control } of this.fields) {
      const value = answers[name];
      if (value !== undefined && value !== null) control.value = value;
    }
  }

  clear() {
    for (const { control } of this.fields) control.clear();
  }

  /** @param {Record<string, string>} errors  by field name; the fields that are not in it become fine */
  showErrors(errors) {
    for (const { name, element, error, control } of this.fields) {
      const message = errors[name] ?? "";
      if (error.textContent !== message) error.textContent = message;
      element.classList.toggle("wp-field-wrong", message !== "");
      control.mark(message !== "");
    }
  }

  /** @param {Record<string, string>} errors @returns {boolean} whether there was one to go to */
  focusFirst(errors) {
    const wrong = this.fields.find((field) => field.name in errors);
    wrong?.control.focus();
    return wrong !== undefined;
  }
}

function controlOf(element) {
  const options = [...element.querySelectorAll("input:is([type=radio], [type=checkbox])")];
  if (options.length || element.dataset.kind?.startsWith("choice")) return new Options(element, options);
  return new TextControl(element.querySelector("input, textarea"));
}

/** @implements {Control} */
class TextControl {
  constructor(input) {
    this.input = input;
  }

  get value() {
    return this.input.value;
  }

  set value(value) {
    this.input.value = Array.isArray(value) ? (value[0] ?? "") : (value.source ?? value);
  }

  clear() {
    this.input.value = this.input.defaultValue;
  }

  focus() {
    this.input.focus();
  }

  mark(wrong) {
    markInvalid(this.input, wrong);
  }
}

/** @implements {Control} */
class Options {
  constructor(element, inputs) {
    this.inputs = inputs;
    this.single = element.dataset.kind === "choice";
    // Radio buttons carry no aria-invalid of their own; their group does.
    this.marked = this.single ? [element.querySelector("fieldset")] : inputs;
  }

  get value() {
    const chosen = this.inputs.filter(({ checked }) => checked).map(({ value }) => value);
    return this.single ? (chosen[0] ?? "") : chosen;
  }

  set value(value) {
    const chosen = Array.isArray(value) ? value : [value];
    for (const input of this.inputs) input.checked = chosen.includes(input.value);
  }

  clear() {
    for (const input of this.inputs) input.checked = false;
  }

  focus() {
    this.inputs[0]?.focus();
  }

  mark(wrong) {
    for (const element of this.marked) markInvalid(element, wrong);
  }
}

/** @param {HTMLElement} element @param {boolean} wrong */
export function markInvalid(element, wrong) {
  if (wrong) element.setAttribute("aria-invalid", "true");
  else element.removeAttribute("aria-invalid");
}
