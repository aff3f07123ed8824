/** A program to try, written where an author tries the unsaved problem. */

import { h } from "../shared/dom.js";
import { format, gettext } from "../shared/i18n.js";
import { CodeEditor } from "./code_editor.js";
import { find, languageOf, notInstalled, titleOf } from "./runtimes.js";

/** @typedef {import("./inputs.js").Input} Input */

/** @implements {import("../shared/fields.js").Control} */
export class TryCode {
  /** @param {string} id @param {{runtimes: import("./runtimes.js").Runtime[], keysId: string}} host */
  constructor(id, host) {
    this.id = id;
    this.host = host;
    this.grader = undefined;
    /** What is typed and what the author gives to start from, by runtime. */
    this.typed = {};
    this.starters = {};
    this.runtime = "";
    this.several = false;
    this.label = h("p", { class: "wp-label", id: `${id}-label`, onclick: () => this.focus() });
    this.help = h("p", { class: "wp-help", id: `${id}-help` });
    this.marks = [];
    this.wrong = false;
    this.select = h("select", { class: "wp-text", id: `${id}-runtime`, onchange: () => this.#choose(this.select.value) });
    this.choice = h("div", { class: "wps-try-language" }, h("label", { class: "wps-small-label", for: `${id}-runtime` }), this.select);
    const holder = h("div", { class: "wps-editor" });
    const error = h("p", { class: "wp-field-error", id: `${id}-error` });
    this.element = h("div", { class: "wp-field wps-try-code", "data-kind": "code" }, this.label, this.help, this.choice, holder, error);
    this.editor = new CodeEditor(holder, {
      text: "",
      language: languageOf(undefined),
      labelledBy: `${id}-label`,
      describedBy: `${id}-help ${id}-error ${host.keysId}`,
      onChange: () => {
        this.typed[this.runtime] = this.editor.text;
      },
    });
  }

  /** @returns {string | {source: string, runtime: string}} */
  get value() {
    return this.several ? { source: this.editor.text, runtime: this.runtime } : this.editor.text;
  }

  /** Follows what the author sets; what is typed here stays. @param {Input} input */
  draw(input) {
    const { runtimes = [], starters = {}, starter } = input;
    const [first = "", ...others] = runtimes;
    const given = { [first]: starter ?? "", ...Object.fromEntries(others.map((runtime) => [runtime, starters[runtime] ?? ""])) };
    for (const [runtime, text] of Object.entries(given)) {
      const untouched = (this.typed[runtime] ?? "") === (this.starters[runtime] ?? "");
      if (untouched) this.typed[runtime] = text;
    }
    this.starters = given;
    this.several = runtimes.length > 1;
    this.element.dataset.field = input.name;
    const label = input.label || input.name || gettext("Your answer");
    this.label.textContent = label;
    this.help.textContent = input.help;
    this.help.hidden = !input.help;
    this.choice.hidden = !this.several;
    this.choice.firstChild.textContent = format(gettext("Language of “{label}”"), { label });
    this.select.replaceChildren(...runtimes.map((runtime) => h("option", { value: runtime }, this.#titleOf(runtime))));
    this.#choose(this.runtime in given ? this.runtime : first);
  }

  /** @param {import("./runtimes.js").Runtime | undefined} runtime */
  setGrader(runtime) {
    this.grader = runtime;
    this.#colour();
  }

  clear() {
    this.typed = { ...this.starters };
    this.#choose(this.runtime);
  }

  /** @param {boolean} wrong  whether it cannot be graded as it is */
  mark(wrong) {
    this.wrong = wrong;
    this.#showFaults();
  }

  /** @param {import("./code_editor.js").Fault[]} marks  at lines of the program */
  setMarks(marks) {
    this.marks = marks;
    this.#showFaults();
  }

  /** @param {{line?: number | null, column?: number | null}} [place] */
  focus(place) {
    this.editor.focus(place);
  }

  destroy() {
    this.editor.destroy();
  }

  #showFaults() {
    this.editor.setFaults(this.marks, this.wrong);
  }

  #choose(runtime) {
    this.runtime = runtime;
    this.select.value = runtime;
    this.editor.text = this.typed[runtime] ?? "";
    this.#colour();
  }

  #colour() {
    this.editor.setLanguage(languageOf(this.runtime ? find(this.host.runtimes, this.runtime) : this.grader));
  }

  #titleOf(id) {
    const runtime = find(this.host.runtimes, id);
    return runtime ? titleOf(runtime) : notInstalled(id);
  }
}
