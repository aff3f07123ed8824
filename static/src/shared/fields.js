/** The answer fields of the page: what is typed in them, and what is wrong with it. */

/** @typedef {Record<string, string | string[]>} Answers  by field name; several choices give a list */

export class Fields {
  /** @param {HTMLElement} container */
  constructor(container) {
    this.fields = [...container.querySelectorAll(".wp-field")].map((element) => ({
      name: element.dataset.field,
      kind: element.dataset.kind,
      element,
      controls: [...element.querySelectorAll("input, textarea")],
      error: element.querySelector(".wp-field-error"),
    }));
  }

  /** @returns {Answers} */
  read() {
    return Object.fromEntries(this.fields.map((field) => [field.name, valueOf(field)]));
  }

  /** Fills in what `answers` has; a field that it does not name keeps its text. @param {Answers} answers */
  write(answers) {
    for (const field of this.fields) {
      const value = answers[field.name];
      if (value !== undefined && value !== null) setValue(field, value);
    }
  }

  /** Back to how the author made the fields: empty, or the starter. */
  clear() {
    for (const { controls } of this.fields) {
      for (const control of controls) {
        if (isOption(control)) control.checked = false;
        else control.value = control.defaultValue;
      }
    }
  }

  /** @param {Record<string, string>} errors  by field name; the fields that are not in it become fine */
  showErrors(errors) {
    for (const field of this.fields) {
      const message = errors[field.name] ?? "";
      if (field.error.textContent !== message) field.error.textContent = message;
      field.element.classList.toggle("wp-field-wrong", message !== "");
      for (const control of marked(field)) {
        if (message) control.setAttribute("aria-invalid", "true");
        else control.removeAttribute("aria-invalid");
      }
    }
  }

  /** @param {Record<string, string>} errors @returns {boolean} whether there was one to go to */
  focusFirst(errors) {
    const wrong = this.fields.find((field) => field.name in errors);
    wrong?.controls[0].focus();
    return wrong !== undefined;
  }
}

function valueOf({ kind, controls }) {
  if (kind === "choices") return controls.filter((control) => control.checked).map((control) => control.value);
  if (kind === "choice") return controls.find((control) => control.checked)?.value ?? "";
  return controls[0].value;
}

function setValue({ controls }, value) {
  const chosen = Array.isArray(value) ? value : [value];
  for (const control of controls) {
    if (isOption(control)) control.checked = chosen.includes(control.value);
    else control.value = chosen[0] ?? "";
  }
}

/** Radio buttons carry no aria-invalid of their own; their group does. */
function marked({ kind, element, controls }) {
  return kind === "choice" ? [element.querySelector("fieldset")] : controls;
}

function isOption(control) {
  return control.type === "radio" || control.type === "checkbox";
}
