/** The editor for the answer fields: add, change, move and remove them. */

import { h } from "../shared/dom.js";
import { format, gettext, number } from "../shared/i18n.js";
import { CodeSettings } from "./code_settings.js";
import { formulaSettings } from "./formula_settings.js";

/**
 * @typedef {{value: string, text: string}} Choice
 * @typedef {{name: string, kind: string, label: string, help: string, choices: Choice[]} & import("./code_settings.js").CodeInput & import("./formula_settings.js").FormulaInput} Input
 */

const KINDS = {
  text: () => gettext("Text, one line"),
  number: () => gettext("Number"),
  formula: () => gettext("Formula"),
  choice: () => gettext("One of several choices"),
  choices: () => gettext("Any of several choices"),
  code: () => gettext("Code"),
};

const HAS_CHOICES = ["choice", "choices"];

/** Settings of one kind only, which are stored only for that kind and when they are not empty. */
const SPECIAL = {
  ...Object.fromEntries(["runtimes", "starters", "own_input", "locked", "limits"].map((name) => [name, "code"])),
  ...Object.fromEntries(["variables", "expects"].map((name) => [name, "formula"])),
};

export class InputsEditor {
  /** @param {HTMLElement} section @param {string} uid @param {import("./code_settings.js").CodeHost} host */
  constructor(section, uid, host) {
    this.list = section.querySelector(".wps-inputs");
    this.addButton = section.querySelector(".wps-add-input");
    this.uid = uid;
    this.host = host;
    this.onChange = host.onChange;
    this.grader = undefined;
    /** @type {Input[]} */
    this.inputs = [];
    /** @type {Map<Input, CodeSettings>} kept while the list is drawn anew, with their editors' undo history */
    this.code = new Map();
    this.drawn = 0;
    this.addButton.addEventListener("click", () => this.#add());
  }

  /** @returns {Input[]} */
  get value() {
    return structuredClone(this.inputs.map(stored));
  }

  set value(inputs) {
    this.inputs = structuredClone(inputs);
    this.#draw();
  }

  /** What is typed here that means nothing. @returns {import("./faults.js").AuthorError[]} */
  get errors() {
    return this.inputs.flatMap((input, index) => {
      const wrong = input.kind === "code" ? this.#codeOf(input).wrong : [];
      const where = format(gettext("Answer field {number}"), { number: number(index + 1) });
      return wrong.map((text) => ({ field: "inputs", message: `${where}: ${text.label}: ${text.fault}`, at: text }));
    });
  }

  /** Beside the settings that are wrong. */
  showErrors() {
    for (const settings of this.code.values()) settings.showWrong();
  }

  /** @param {import("./runtimes.js").Runtime | undefined} runtime  the grader's */
  setGrader(runtime) {
    this.grader = runtime;
    for (const settings of this.code.values()) settings.setGrader(runtime);
    if (this.inputs.some(({ kind }) => kind === "formula")) this.#draw();
  }

  focus() {
    (this.list.querySelector("input") ?? this.addButton).focus();
  }

  #add() {
    this.inputs.push({ name: this.#freeName(), kind: "text", label: "", help: "", choices: [], starter: "" });
    this.#changed(this.inputs.length - 1, "name");
  }

  #remove(index) {
    this.inputs.splice(index, 1);
    if (this.inputs.length) this.#changed(Math.min(index, this.inputs.length - 1), "remove");
    else {
      this.#changed();
      this.addButton.focus();
    }
  }

  #move(index, by) {
    const [moved] = this.inputs.splice(index, 1);
    this.inputs.splice(index + by, 0, moved);
    this.#changed(index + by, by < 0 ? "up" : "down");
  }

  /** Draws the list again and puts the focus where the author was. @param {number} [index] @param {string} [part] */
  #changed(index, part) {
    this.#draw();
    this.onChange();
    if (index !== undefined) this.list.children[index].querySelector(`[data-part="${part}"]`)?.focus();
  }

  #freeName() {
    const taken = new Set(this.inputs.map(({ name }) => name));
    const names = ["answer", ..."bcdefghijklmnopqrstuvwxyz"];
    return names.find((name) => !taken.has(name)) ?? `answer_${this.inputs.length + 1}`;
  }

  #codeOf(input) {
    if (!this.code.has(input)) {
      this.drawn += 1;
      const settings = new CodeSettings(input, `${this.uid}-code-${this.drawn}`, this.host);
      settings.setGrader(this.grader);
      this.code.set(input, settings);
    }
    return this.code.get(input);
  }

  #draw() {
    for (const [input, settings] of this.code) {
      if (this.inputs.includes(input)) continue;
      settings.destroy();
      this.code.delete(input);
    }
    this.list.replaceChildren(...this.inputs.map((input, index) => h("li", {}, this.#card(input, index))));
  }

  #card(input, index) {
    const title = format(gettext("Answer field {number}"), { number: number(index + 1) });
    return h(
      "fieldset",
      { class: "wps-input" },
      h("legend", { class: "wps-input-title" }, title),
      h(
        "div",
        { class: "wps-grid" },
        this.#text(input, index, "name", gettext("Name, for the grader"), gettext("Small letters, digits and _, such as speed_2.")),
        this.#kind(input, index),
        this.#text(input, index, "label", gettext("Label, for the learner")),
        this.#text(input, index, "help", gettext("Help, under the label")),
      ),
      HAS_CHOICES.includes(input.kind) && this.#choices(input, index),
      input.kind === "code" && this.#codeOf(input).element,
      input.kind === "formula" && formulaSettings(input, `${this.uid}-input-${index}`, { runtime: this.grader, onChange: this.onChange }),
      h(
        "div",
        { class: "wps-row" },
        this.#step(index, "up", -1, gettext("Move up"), index === 0),
        this.#step(index, "down", 1, gettext("Move down"), index === this.inputs.length - 1),
        button(gettext("Remove"), title, "remove", () => this.#remove(index)),
      ),
    );
  }

  #text(input, index, part, label, help) {
    const id = `${this.uid}-input-${index}-${part}`;
    const control = h("input", {
      class: "wp-text",
      id,
      type: "text",
      spellcheck: part === "name" ? "false" : null,
      autocapitalize: part === "name" ? "none" : null,
      "data-part": part,
      "aria-describedby": help ? `${id}-help` : null,
      oninput: (event) => {
        input[part] = event.target.value;
        this.onChange();
      },
    });
    control.value = input[part] ?? "";
    return h(
      "div",
      { class: "wps-cell" },
      h("label", { class: "wp-label", for: id }, label),
      control,
      help && h("p", { class: "wp-help", id: `${id}-help` }, help),
    );
  }

  #kind(input, index) {
    const id = `${this.uid}-input-${index}-kind`;
    const select = h(
      "select",
      {
        class: "wp-text",
        id,
        "data-part": "kind",
        onchange: (event) => {
          input.kind = event.target.value;
          if (HAS_CHOICES.includes(input.kind) && !input.choices.length) input.choices = [emptyChoice(), emptyChoice()];
          this.#changed(index, "kind");
        },
      },
      Object.entries(KINDS).map(([kind, label]) => h("option", { value: kind }, label())),
    );
    select.value = input.kind;
    return h("div", { class: "wps-cell" }, h("label", { class: "wp-label", for: id }, gettext("Kind")), select);
  }

  #choices(input, index) {
    const add = () => {
      input.choices.push(emptyChoice());
      this.#changed(index, `choice-${input.choices.length - 1}-value`);
    };
    return h(
      "fieldset",
      { class: "wp-group wps-choices" },
      h("legend", { class: "wp-label" }, gettext("Choices")),
      input.choices.map((choice, row) => this.#choice(input, index, choice, row)),
      button(gettext("Add a choice"), "", "add-choice", add),
    );
  }

  #choice(input, index, choice, row) {
    const which = format(gettext("choice {number}"), { number: number(row + 1) });
    const remove = () => {
      input.choices.splice(row, 1);
      this.#changed(index, "add-choice");
    };
    const cell = (part, label) => {
      const id = `${this.uid}-input-${index}-choice-${row}-${part}`;
      const change = (event) => {
        choice[part] = event.target.value;
        this.onChange();
      };
      const control = h("input", { class: "wp-text", id, type: "text", "data-part": `choice-${row}-${part}`, oninput: change });
      control.value = choice[part];
      return h("div", { class: `wps-cell wps-choice-${part}` }, h("label", { class: "wps-small-label", for: id }, `${label}, ${which}`), control);
    };
    return h(
      "div",
      { class: "wps-choice" },
      cell("value", gettext("Value")),
      cell("text", gettext("Text")),
      button(gettext("Remove"), which, `choice-${row}-remove`, remove),
    );
  }

  #step(index, part, by, label, unusable) {
    const title = format(gettext("Answer field {number}"), { number: number(index + 1) });
    const step = button(label, title, part, () => unusable || this.#move(index, by));
    if (unusable) step.setAttribute("aria-disabled", "true");
    return step;
  }
}

/** @param {Input} input @returns {Input} */
function stored(input) {
  const isStored = ([name, value]) => !Object.hasOwn(SPECIAL, name) || (input.kind === SPECIAL[name] && Object.keys(value).length > 0);
  return Object.fromEntries(Object.entries(input).filter(isStored));
}

/** @returns {Choice} */
function emptyChoice() {
  return { value: "", text: "" };
}

/** A button whose name also says what it acts on, for those who do not see where it is. */
function button(label, about, part, run) {
  return h(
    "button",
    { type: "button", class: "wp-button wps-small", "data-part": part, onclick: run },
    label,
    about && h("span", { class: "wps-unseen" }, `: ${about}`),
  );
}
