/** The learner's code editor: CodeMirror, set up so that keyboards, screen readers and phones come first. */

import { defaultKeymap, history, historyKeymap, isolateHistory, undo } from "@codemirror/commands";
import { javascriptLanguage } from "@codemirror/lang-javascript";
import { pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { colouring } from "../shared/highlight.js";
import { Marks, marking, spanOf } from "./marks.js";
import { lockedBlocks } from "./locked_lines.js";
import { phrases } from "./phrases.js";
import { lockedRanges, protection } from "./protection.js";
import { tabKey } from "./tab_key.js";
import { themeOf } from "./theme.js";

/** By the editor_mode of a runtime. For one that is not here, its runtime says how it looks. */
const MODES = {
  python: () => [pythonLanguage, indentUnit.of("    ")],
  javascript: () => [javascriptLanguage, indentUnit.of("  ")],
};

/** What Tab does is ours to decide, Ctrl+Enter runs the program, and there is only one selection. */
const OTHERS = new Set(["Ctrl-m", "Mod-Enter", "Mod-d", "Mod-Shift-l"]);

/** Below this width in pixels long lines are wrapped. */
const NARROW = 480;

/**
 * @typedef {Object} Options
 * @property {string} text
 * @property {import("../shared/highlight.js").Language} language
 * @property {import("./theme.js").Theme} theme
 * @property {{starter: string, ranges: Array<[number, number]>}} locked
 * @property {string} labelledBy
 * @property {string} describedBy
 * @property {() => void} onChange
 * @property {(indents: boolean) => void} onTab  what Tab does has changed
 * @property {() => void} onRefused  a change of a locked line was not made
 */

export class Editor {
  #parts = { mode: new Compartment(), theme: new Compartment(), locked: new Compartment(), wrong: new Compartment() };
  #view;
  #marks;
  #options;

  /** @param {HTMLElement} parent @param {Options} options */
  constructor(parent, options) {
    this.#options = options;
    const { mode, theme, locked, wrong } = this.#parts;
    const changed = EditorView.updateListener.of((update) => update.docChanged && options.onChange());
    this.#view = new EditorView({
      parent,
      state: EditorState.create({
        doc: options.text,
        extensions: [
          EditorState.phrases.of(phrases()),
          marking(),
          lineNumbers(),
          highlightSpecialChars(),
          history(),
          indentOnInput(),
          bracketMatching(),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          search({ top: true }),
          tabKey(options.onTab),
          keymap.of([...searchKeymap, ...defaultKeymap, ...historyKeymap].filter(({ key }) => !OTHERS.has(key))),
          parent.clientWidth < NARROW ? EditorView.lineWrapping : [],
          changed,
          mode.of(colouring(options.language, MODES)),
          theme.of(themeOf(options.theme)),
          locked.of(this.#protection(options.locked)),
          wrong.of(this.#attributes(false)),
        ],
      }),
    });
    this.#marks = new Marks(this.#view);
  }

  get text() {
    return this.#view.state.doc.toString();
  }

  /** One step of its own for undo, even where lines are locked. */
  set text(text) {
    const { doc } = this.#view.state;
    const change = changeOf(doc.toString(), text);
    if (!change) return;
    this.#view.dispatch({ changes: change, selection: { anchor: 0 }, annotations: isolateHistory.of("full"), filter: false });
  }

  /** First and last line of what is locked, from 1; null when nothing is. @returns {Array<[number, number]> | null} */
  get locked() {
    return lockedRanges(this.#view.state);
  }

  /** @param {Options["language"]} language @param {Options["locked"]} locked */
  setLanguage(language, locked) {
    const effects = [this.#parts.mode.reconfigure(colouring(language, MODES)), this.#parts.locked.reconfigure(this.#protection(locked))];
    this.#view.dispatch({ effects });
  }

  /** @param {import("./theme.js").Theme} theme */
  setTheme(theme) {
    this.#view.dispatch({ effects: this.#parts.theme.reconfigure(themeOf(theme)) });
  }

  /** @param {import("./marks.js").Mark[]} marks */
  setMarks(marks) {
    this.#marks.set(marks);
  }

  /** The line of each mark by now, from 1; null for one whose text is gone. @returns {Array<number | null>} */
  linesOfMarks() {
    return this.#marks.positions().map((position) => (position === null ? null : this.#view.state.doc.lineAt(position).number));
  }

  /** @param {boolean} wrong */
  setWrong(wrong) {
    this.#view.dispatch({ effects: this.#parts.wrong.reconfigure(this.#attributes(wrong)) });
  }

  /** Takes the focus, and the cursor to a place if one is given. @param {{line: number, column?: number | null}} [place] */
  focus(place) {
    if (place) {
      const { from } = spanOf(this.#view.state.doc, place);
      this.#view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
    }
    this.#view.focus();
  }

  undo() {
    undo(this.#view);
  }

  destroy() {
    this.#view.destroy();
  }

  #protection({ starter, ranges }) {
    return protection(lockedBlocks(starter, ranges), this.#options.onRefused);
  }

  #attributes(wrong) {
    return EditorView.contentAttributes.of({
      "aria-labelledby": this.#options.labelledBy,
      "aria-describedby": this.#options.describedBy,
      "aria-invalid": String(wrong),
      tabindex: "0",
    });
  }
}

/** The one stretch that has to be replaced; null when the texts are the same. */
function changeOf(before, after) {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let tail = 0;
  while (tail < shorter - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) };
}
