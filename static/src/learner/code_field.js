/**
 * A field for a program: an editor over the text area of the form, which stays what is read and written. Without the
 * editor's script, or when a learner prefers it, the text area itself is on the page.
 */

import { h } from "../shared/dom.js";
import { markInvalid } from "../shared/fields.js";
import { format, gettext, ngettext } from "../shared/i18n.js";
import { MarksList } from "./marks_list.js";
import { ownInput } from "./own_input.js";
import { tools } from "./tools.js";

/**
 * @typedef {{id: string, title: string, language: string, starter: string} & import("../shared/highlight.js").Language} Runtime
 *
 * @typedef {Object} CodeInit  see Init in page.js
 * @property {"" | "code" | "stdin"} own_input
 * @property {Array<[number, number]>} locked  lines of the starter, from 1
 * @property {Runtime[]} runtimes  more than one: the learner chooses
 *
 * @typedef {Object} Host
 * @property {import("./look.js").EditorLook} look
 * @property {() => boolean} canRun
 * @property {(field: string) => void} run
 * @property {(field: string) => void} toStarter  asked for by the learner
 * @property {boolean} several  there are more programs than this one
 * @property {(starter: string) => string} exampleOf  a call that an example makes of such a program; "" for none
 */

/** @implements {import("../shared/fields.js").Control} */
export class CodeField {
  /** @param {HTMLElement} element @param {CodeInit} init @param {Host} host */
  constructor(element, init, host) {
    this.name = element.dataset.field;
    this.element = element;
    this.area = element.querySelector("textarea.wasm-problem-code");
    this.label = element.querySelector(".wp-label");
    this.host = host;
    this.init = init;
    this.runtimes = init.runtimes?.length ? init.runtimes : [{ id: "", title: "", language: "", mode: "text", starter: this.area.defaultValue }];
    this.runtime = this.runtimes[0];
    this.editor = null;
    this.marks = [];
    this.wrong = false;
    this.indents = false;
    this.#build();
  }

  /** Puts the editor on the page where it can be; what is typed stays. */
  mount() {
    const wanted = Boolean(window.WasmProblemEditor) && !this.host.look.plain;
    this.tools.showLook(Boolean(window.WasmProblemEditor));
    if (wanted && !this.editor) this.#openEditor();
    else if (!wanted && this.editor) this.#closeEditor();
    else this.editor?.setTheme(this.host.look.theme);
    this.#describe();
  }

  get source() {
    return this.area.value;
  }

  set source(text) {
    this.area.value = text;
    if (this.editor) this.editor.text = this.area.value;
    this.#describe();
  }

  get value() {
    return this.runtimes.length > 1 ? { source: this.source, runtime: this.runtime.id } : this.source;
  }

  set value(value) {
    const { source, runtime } = typeof value === "string" ? { source: value, runtime: this.runtime.id } : value;
    this.#choose(this.runtimes.find(({ id }) => id === runtime) ?? this.runtimes[0]);
    this.source = source ?? "";
  }

  get own() {
    return this.ownInput?.text() ?? "";
  }

  /** The value with the code that was there at the start. */
  get starter() {
    const source = this.runtime.starter;
    return this.runtimes.length > 1 ? { source, runtime: this.runtime.id } : source;
  }

  clear() {
    this.#choose(this.runtimes[0]);
    this.source = this.runtime.starter;
    this.setMarks([]);
  }

  /** @param {{line: number, column?: number | null}} [place] */
  focus(place) {
    if (this.editor) this.editor.focus(place);
    else focusLine(this.area, place?.line);
  }

  mark(wrong) {
    this.wrong = wrong;
    markInvalid(this.area, wrong);
    this.editor?.setWrong(wrong);
  }

  /** @param {import("./marks_list.js").Mark[]} marks */
  setMarks(marks) {
    this.marks = marks;
    this.marksList.show(marks);
    this.editor?.setMarks(marks);
  }

  #build() {
    const id = this.area.id;
    this.label.id ||= `${id}-label`;
    if (this.host.several) {
      this.element.setAttribute("role", "group");
      this.element.setAttribute("aria-labelledby", this.label.id);
    }
    this.ids = { hint: `${id}-keys`, locked: `${id}-locked` };
    this.described = this.area.getAttribute("aria-describedby") ?? "";
    this.hint = { tab: h("span", { "aria-live": "polite" }), run: h("span", {}) };
    const keys = h("p", { class: "wp-hint wp-keys", id: this.ids.hint }, this.hint.tab, " ", this.hint.run);
    this.lockedNote = h("p", { class: "wp-hint", id: this.ids.locked, hidden: true });
    this.refused = h("p", { class: "wp-hint wp-refused", "aria-live": "polite" });
    this.mountPoint = h("div", { class: "wp-editor", hidden: true });
    const list = h("ul", { class: "wp-marks", role: "list", "aria-label": gettext("Marked lines"), hidden: true });
    this.marksList = new MarksList(list, (index) => this.#goToMark(index));
    this.tools = tools({
      id,
      runtimes: this.runtimes,
      look: this.host.look,
      choose: (runtimeId) => this.#chosen(runtimeId),
      toStarter: () => this.host.toStarter(this.name),
    });
    this.area.before(...[this.tools.language].filter(Boolean));
    this.area.after(this.mountPoint, this.element.querySelector(".wp-field-error"), list, this.lockedNote, this.refused, keys, this.tools.element);
    this.area.setAttribute("aria-describedby", `${this.described} ${this.ids.locked} ${this.ids.hint}`);
    this.area.addEventListener("input", () => {
      if (this.editor && this.editor.text !== this.area.value) this.editor.text = this.area.value;
      this.#describe();
    });
    this.element.addEventListener("keydown", (event) => this.#keys(event), { capture: true });
    this.label.addEventListener("click", () => this.editor?.focus());
    if (this.init.own_input) {
      this.ownInput = ownInput(this.init.own_input, `${id}-own`, this.host.exampleOf(this.runtime.starter));
      this.element.append(this.ownInput.element);
    }
    this.host.look.onChange(() => this.mount());
  }

  #openEditor() {
    this.mountPoint.hidden = false;
    this.area.hidden = true;
    this.label.removeAttribute("for");
    this.editor = new window.WasmProblemEditor(this.mountPoint, {
      text: this.area.value,
      language: this.runtime,
      theme: this.host.look.theme,
      locked: this.#locked(),
      labelledBy: this.label.id,
      describedBy: `${this.described} ${this.ids.locked} ${this.ids.hint}`,
      onChange: () => this.#edited(),
      onTab: (indents) => {
        this.indents = indents;
        this.#hint();
      },
      onRefused: () => this.#refuse(),
    });
    this.editor.setMarks(this.marks);
    this.editor.setWrong(this.wrong);
  }

  #closeEditor() {
    this.editor.destroy();
    this.editor = null;
    this.indents = false;
    this.mountPoint.hidden = true;
    this.area.hidden = false;
    this.label.setAttribute("for", this.area.id);
  }

  #locked() {
    return { starter: this.runtime.starter, ranges: this.init.locked ?? [] };
  }

  /** The editor was changed: the form hears of it as if the text area had been. */
  #edited() {
    if (this.area.value === this.editor.text) return;
    this.area.value = this.editor.text;
    this.refused.textContent = "";
    if (this.marks.length) this.marksList.move(this.editor.linesOfMarks());
    this.area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #chosen(id) {
    const isStarter = this.source.trimEnd() === this.runtime.starter.trimEnd();
    this.#choose(this.runtimes.find((runtime) => runtime.id === id));
    if (isStarter) this.source = this.runtime.starter;
    this.setMarks([]);
    this.area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #choose(runtime) {
    if (runtime === this.runtime) return;
    this.runtime = runtime;
    this.tools.showLanguage(runtime.id);
    this.editor?.setLanguage(runtime, this.#locked());
  }

  #goToMark(index) {
    const lines = this.editor?.linesOfMarks();
    const { line, column } = this.marks[index];
    const moved = lines && lines[index] !== line;
    this.focus(moved ? { line: lines[index] ?? line } : { line, column });
  }

  /** Ctrl+Enter runs, from the own input too, where Enter alone must not hand in the answer. */
  #keys(event) {
    const { key, code, ctrlKey, metaKey, altKey, target } = event;
    const inOwnLine = target.matches("input.wp-own-text");
    if (key === "Enter" && (ctrlKey || metaKey || inOwnLine) && !event.isComposing) {
      if (!inOwnLine && !this.host.canRun()) return;
      consume(event);
      this.host.run(this.name);
    } else if (code === "KeyM" && ctrlKey && altKey && window.WasmProblemEditor) {
      consume(event);
      this.tools.switchPlain();
    }
  }

  #describe() {
    this.#hint();
    const ranges = this.editor ? this.editor.locked : (this.init.locked ?? []);
    this.lockedNote.hidden = !ranges?.length;
    say(this.lockedNote, ranges?.length ? lockedInWords(ranges, Boolean(this.editor)) : "");
    this.tools.showStarter(this.runtime.starter.trim() !== "");
  }

  #hint() {
    const tab = this.indents
      ? gettext("Tab indents. Press Esc, then Tab, to leave the editor.")
      : gettext("Tab leaves the editor. Once you type, it indents until you press Esc.");
    const run = format(gettext("{keys} runs your program."), { keys: isMac() ? "⌘+Enter" : "Ctrl+Enter" });
    say(this.hint.tab, this.editor ? tab : "");
    say(this.hint.run, this.host.canRun() ? run : "");
  }

  #refuse() {
    this.refused.textContent = gettext("These lines cannot be changed.");
  }
}

function lockedInWords(ranges, kept) {
  const list = ranges.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)).join(", ");
  const count = ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  const words = kept
    ? ngettext("Line {lines} cannot be changed.", "Lines {lines} cannot be changed.", count)
    : ngettext("Line {lines} of the starter code has to stay as it is.", "Lines {lines} of the starter code have to stay as they are.", count);
  return format(words, { lines: list });
}

/** Written only when it is something new, so that a screen reader is not interrupted for nothing. */
function say(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

function focusLine(area, line) {
  area.focus();
  if (!line) return;
  const start = area.value.split("\n", line - 1).join("\n").length + (line > 1 ? 1 : 0);
  area.setSelectionRange(start, start);
}

function consume(event) {
  event.preventDefault();
  event.stopPropagation();
}

function isMac() {
  return /Mac|iP(hone|ad|od)/.test(navigator.platform);
}
