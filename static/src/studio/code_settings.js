/** What an author sets for an answer field of kind "code". */

import { h } from "../shared/dom.js";
import { format, gettext } from "../shared/i18n.js";
import { CheckedText } from "./checked_text.js";
import { CodeEditor } from "./code_editor.js";
import { Languages } from "./languages.js";
import { linesIn, readLockedLines } from "./locked_lines.js";
import { ProgramLimits } from "./program_limits.js";
import { find, languageOf } from "./runtimes.js";

/**
 * @typedef {Object} CodeInput  the part of an Input that is for code; what is not usual is left out
 * @property {string} starter  for the first of the runtimes
 * @property {string[]} [runtimes]  none: the grader's
 * @property {Record<string, string>} [starters]  for the other runtimes
 * @property {"" | "code" | "stdin"} [own_input]
 * @property {string} [locked]  lines of the starter, such as "1-3, 8"
 * @property {import("./program_limits.js").Amounts} [limits]
 *
 * @typedef {Object} CodeHost
 * @property {import("./runtimes.js").Runtime[]} runtimes
 * @property {{usual: import("./program_limits.js").Amounts, most: import("./program_limits.js").Amounts}} limits
 * @property {string} keysId  the element that says how to indent without Tab
 * @property {() => void} onChange
 */

const OWN_INPUTS = {
  "": () => gettext("Nothing of their own"),
  code: () => gettext("A call or expression of their own"),
  stdin: () => gettext("An input of their own (stdin)"),
};

/** The key of the starter while the field is written in the grader's language, whichever that is. */
const AS_GRADER = "";

export class CodeSettings {
  /** @param {CodeInput} input  is changed as the author types @param {string} id @param {CodeHost} host */
  constructor(input, id, host) {
    this.input = input;
    this.id = id;
    this.host = host;
    this.grader = undefined;
    this.editors = [];
    this.languages = new Languages(`${id}-language`, this.#knownRuntimes(), {
      runtimes: host.runtimes,
      onChange: () => {
        this.#followLanguages();
        this.#changedText();
      },
    });
    /** Also of languages that were taken away, until the page is left. */
    this.texts = { ...this.#knownStarters(), [this.languages.chosen[0] ?? AS_GRADER]: input.starter ?? "" };
    input.runtimes = this.languages.chosen;
    this.#writeTexts();
    this.locked = this.#lockedLines();
    this.limits = new ProgramLimits(`${id}-limits`, input.limits ?? {}, {
      ...host.limits,
      onChange: (amounts) => this.#change("limits", amounts),
    });
    this.starters = h("div", { class: "wps-starters" });
    this.#drawStarters();
    const grid = h("div", { class: "wps-grid" }, this.locked.element, this.#ownInput());
    this.element = h("div", { class: "wps-code" }, this.languages.element, this.starters, grid, this.limits.element);
  }

  /** The settings that mean nothing as they are, first to last. @returns {CheckedText[]} */
  get wrong() {
    return [this.locked, ...this.limits.texts].filter(({ fault }) => fault !== "");
  }

  /** Shows all that is wrong, also what nobody has typed in yet. */
  showWrong() {
    for (const text of this.wrong) text.check();
  }

  /** @param {import("./runtimes.js").Runtime | undefined} runtime  the grader's */
  setGrader(runtime) {
    this.grader = runtime;
    this.languages.setGrader(runtime);
    this.#followLanguages();
  }

  destroy() {
    for (const { editor } of this.editors) editor.destroy();
    this.editors = [];
  }

  /** As ids, with a name for its newest version; one that is not installed stays as it is. */
  #knownRuntimes() {
    return (this.input.runtimes ?? []).map((wanted) => find(this.host.runtimes, wanted)?.id ?? wanted);
  }

  #knownStarters() {
    const starters = Object.entries(this.input.starters ?? {});
    return Object.fromEntries(starters.map(([wanted, text]) => [find(this.host.runtimes, wanted)?.id ?? wanted, text]));
  }

  #keys() {
    return this.input.runtimes.length ? this.input.runtimes : [AS_GRADER];
  }

  #languageOf(key) {
    return languageOf(key === AS_GRADER ? this.grader : find(this.host.runtimes, key));
  }

  /** A text stays with its language; that of the grader's language goes along when the grader gets another one. */
  #followLanguages() {
    const before = this.input.runtimes;
    const graderId = this.grader?.id ?? AS_GRADER;
    const { chosen } = this.languages;
    if (!before.length && chosen.length) this.texts[graderId] = this.texts[AS_GRADER];
    if (before.length && !chosen.length) this.texts[AS_GRADER] = this.texts[graderId] ?? "";
    this.input.runtimes = chosen;
    this.#writeTexts();
    if (before.join() === chosen.join()) this.#colour();
    else this.#drawStarters();
  }

  #colour() {
    for (const { key, editor } of this.editors) editor.setLanguage(this.#languageOf(key));
  }

  #writeTexts() {
    const [first, ...others] = this.#keys();
    this.input.starter = this.texts[first] ?? "";
    const starters = others.map((key) => [key, this.texts[key] ?? ""]).filter(([, text]) => text !== "");
    this.input.starters = Object.fromEntries(starters);
  }

  #drawStarters() {
    this.destroy();
    const cells = this.#keys().map((key, index) => this.#starter(key, `${this.id}-starter-${index}`));
    this.starters.replaceChildren(...cells);
    this.#markLocked();
  }

  #starter(key, id) {
    const holder = h("div", { class: "wps-editor wps-editor-short", "data-part": "starter" });
    const editor = new CodeEditor(holder, {
      text: this.texts[key] ?? "",
      language: this.#languageOf(key),
      labelledBy: `${id}-label`,
      describedBy: this.host.keysId,
      onChange: () => {
        this.texts[key] = editor.text;
        this.#writeTexts();
        this.#changedText();
      },
    });
    this.editors.push({ key, editor });
    const label = this.#keys().length === 1 ? gettext("Code to start from") : this.#labelOf(key);
    return h("div", { class: "wps-cell" }, h("p", { class: "wp-label", id: `${id}-label`, onclick: () => editor.focus() }, label), holder);
  }

  #labelOf(key) {
    return format(gettext("Code to start from, in {runtime}"), { runtime: this.languages.titleOf(key) });
  }

  #changedText() {
    this.#markLocked();
    if (this.locked.error.textContent || this.locked.fault) this.locked.tell();
    this.host.onChange();
  }

  #lockedLines() {
    const words = {
      label: gettext("Lines that learners cannot change"),
      help: gettext("Numbers of lines of the code to start from, such as 1-3, 8. Empty: learners may change everything."),
      part: "locked",
      text: this.input.locked ?? "",
    };
    return new CheckedText(`${this.id}-locked`, words, {
      read: (text) => readLockedLines(text, linesIn(this.input.starter)),
      onChange: (text) => {
        this.#markLocked();
        this.#change("locked", text.trim());
      },
    });
  }

  #markLocked() {
    const ranges = this.locked?.value ?? [];
    for (const { editor } of this.editors) editor.setLocked(ranges);
  }

  #ownInput() {
    const id = `${this.id}-own_input`;
    const select = h(
      "select",
      {
        class: "wp-text",
        id,
        "data-part": "own_input",
        "aria-describedby": `${id}-help`,
        onchange: () => this.#change("own_input", select.value),
      },
      Object.entries(OWN_INPUTS).map(([value, label]) => h("option", { value }, label())),
    );
    select.value = this.input.own_input ?? "";
    const help = gettext("Besides the example tests, with Run, which uses no attempt.");
    return h(
      "div",
      { class: "wps-cell" },
      h("label", { class: "wp-label", for: id }, gettext("Learners may also try")),
      select,
      h("p", { class: "wp-help", id: `${id}-help` }, help),
    );
  }

  #change(setting, value) {
    this.input[setting] = value;
    this.host.onChange();
  }
}
