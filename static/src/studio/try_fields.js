/** The answer fields of the unsaved problem, to be tried: as learners get them, but for the Markdown in their texts. */

import { h } from "../shared/dom.js";
import { Fields } from "../shared/fields.js";
import { gettext } from "../shared/i18n.js";
import { TryCode } from "./try_code.js";

/** @typedef {import("./inputs.js").Input} Input */

export class TryFields {
  /** @param {HTMLElement} holder @param {string} uid @param {{runtimes: import("./runtimes.js").Runtime[], keysId: string}} host */
  constructor(holder, uid, host) {
    this.holder = holder;
    this.uid = uid;
    this.host = host;
    this.grader = undefined;
    this.plan = "";
    /** @type {Input[]} */
    this.inputs = [];
    /** @type {Map<string, TryCode>} by the name of the field */
    this.code = new Map();
    this.made = 0;
    this.fields = new Fields(holder);
  }

  /** Draws the fields anew; what is typed in them stays. @param {Input[]} inputs */
  draw(inputs) {
    const plan = JSON.stringify(inputs);
    if (plan === this.plan) return;
    this.plan = plan;
    const former = formerNames(this.inputs, inputs);
    const typed = this.fields.read();
    const code = this.code;
    this.inputs = inputs;
    this.code = new Map();
    const elements = inputs.map((input, index) => {
      const kept = input.kind === "code" ? code.get(former[index]) : undefined;
      if (kept) code.delete(former[index]);
      return this.#element(input, index, kept);
    });
    this.holder.replaceChildren(...elements);
    for (const unused of code.values()) unused.destroy();
    this.fields = new Fields(this.holder, Object.fromEntries(this.code));
    const others = inputs.map(({ name, kind }, index) => [name, kind === "code" ? undefined : typed[former[index]]]);
    this.fields.write(Object.fromEntries(others));
  }

  /** @returns {import("../shared/fields.js").Answers} */
  read() {
    return this.fields.read();
  }

  /** @param {import("./runtimes.js").Runtime | undefined} runtime */
  setGrader(runtime) {
    this.grader = runtime;
    for (const code of this.code.values()) code.setGrader(runtime);
  }

  /** @param {Record<string, string>} errors  by field name @param {Record<string, import("./code_editor.js").Fault[]>} marks  in programs */
  show(errors, marks) {
    this.fields.showErrors(errors);
    for (const [name, code] of this.code) code.setMarks(marks[name] ?? (this.code.size === 1 ? marks[""] : undefined) ?? []);
    this.fields.focusFirst(errors);
  }

  /** @param {string} name  "" for the only one @param {{line?: number | null, column?: number | null}} place */
  focusCode(name, place) {
    const code = this.code.get(name) ?? (name ? undefined : this.code.values().next().value);
    code?.focus(place);
  }

  #element(input, index, former) {
    if (input.kind !== "code") return fieldOf(input, `${this.uid}-try-${index}`);
    const code = former ?? this.#makeCode();
    code.draw(input);
    this.code.set(input.name, code);
    return code.element;
  }

  #makeCode() {
    this.made += 1;
    const code = new TryCode(`${this.uid}-try-code-${this.made}`, this.host);
    code.setGrader(this.grader);
    return code;
  }
}

/** What each field was called before: by its name or, when only the name changed, by its place. */
function formerNames(before, inputs) {
  const [old, now] = [before, inputs].map((list) => list.map(({ name }) => name));
  return now.map((name, index) => (old.includes(name) || now.includes(old[index]) ? name : old[index]));
}

/** @param {Input} input @param {string} id */
function fieldOf(input, id) {
  const { kind, help } = input;
  const grouped = kind === "choice" || kind === "choices";
  const label = input.label || input.name || gettext("Your answer");
  const described = help ? `${id}-help ${id}-error` : `${id}-error`;
  const helpText = help && h("p", { class: "wp-help", id: `${id}-help` }, help);
  const body = grouped
    ? h(
        "fieldset",
        { class: "wp-group", role: kind === "choice" ? "radiogroup" : null, "aria-describedby": described },
        h("legend", { class: "wp-label" }, label),
        helpText,
        input.choices.map(({ value, text }) =>
          h(
            "label",
            { class: "wp-option" },
            h("input", { type: kind === "choice" ? "radio" : "checkbox", name: id, value }),
            h("span", {}, text || value || gettext("(no text yet)")),
          ),
        ),
      )
    : [h("label", { class: "wp-label", for: id }, label), helpText, lineOf(kind, id, described)];
  return h(
    "div",
    { class: "wp-field", "data-field": input.name, "data-kind": kind },
    body,
    h("p", { class: "wp-field-error", id: `${id}-error` }),
  );
}

function lineOf(kind, id, described) {
  const isFormula = kind === "formula";
  const attributes = { inputmode: kind === "number" ? "decimal" : null, dir: isFormula ? "ltr" : null, spellcheck: isFormula ? "false" : null };
  return h("input", { class: "wp-text", id, type: "text", ...attributes, "aria-describedby": described });
}
