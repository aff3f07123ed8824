/** CodeMirror, set up for keyboards and screen readers. Tab is left alone: it goes on to the next field. */

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { markdown } from "@codemirror/lang-markdown";
import { python } from "@codemirror/lang-python";
import { HighlightStyle, bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState } from "@codemirror/state";
import { Decoration, EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { colouring } from "../shared/highlight.js";

/** By the editor_mode of a runtime. For one that is not here, its runtime says how it looks. */
const MODES = {
  python: () => [python(), indentUnit.of("    ")],
  javascript: () => [javascript(), indentUnit.of("  ")],
  markdown: () => [markdown({ completeHTMLTags: false }), EditorView.lineWrapping],
};

/** Every colour has a contrast of 4.5 or more on white and on the active line. */
const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: "#7b1fa2" },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: "#22662a" },
  { tag: [tags.number, tags.bool, tags.null], color: "#9c3d00" },
  { tag: [tags.comment, tags.quote], color: "#5c6670", fontStyle: "italic" },
  { tag: [tags.function(tags.variableName), tags.definition(tags.variableName)], color: "#0b5394" },
  { tag: [tags.className, tags.typeName, tags.meta], color: "#7a4d00" },
  { tag: [tags.link, tags.url], color: "#0b5394", textDecoration: "underline" },
  { tag: tags.heading, fontWeight: "bold" },
  { tag: tags.strong, fontWeight: "bold" },
  { tag: tags.emphasis, fontStyle: "italic" },
]);

/** @typedef {{message: string, line?: number | null, column?: number | null}} Fault  line and column count from 1 */

export class CodeEditor {
  #mode = new Compartment();
  #state = new Compartment();
  #locked = new Compartment();
  #lockedRanges = "[]";
  #view;

  /**
   * @param {HTMLElement} parent
   * @param {{text: string, language: import("../shared/highlight.js").Language, labelledBy: string, describedBy: string, onChange: () => void}} options
   */
  constructor(parent, { text, language, labelledBy, describedBy, onChange }) {
    this.describedBy = describedBy;
    this.labelledBy = labelledBy;
    this.#view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          lintGutter(),
          highlightSpecialChars(),
          history(),
          drawSelection(),
          indentOnInput(),
          bracketMatching(),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          syntaxHighlighting(COLOURS),
          keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
          EditorView.updateListener.of((update) => update.docChanged && onChange()),
          this.#mode.of(colouring(language, MODES)),
          this.#state.of(this.#attributes(false)),
          this.#locked.of([]),
        ],
      }),
    });
  }

  get text() {
    return this.#view.state.doc.toString();
  }

  set text(text) {
    if (text === this.text) return;
    this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: text } });
  }

  /** @param {import("../shared/highlight.js").Language} language */
  setLanguage(language) {
    this.#view.dispatch({ effects: this.#mode.reconfigure(colouring(language, MODES)) });
  }

  /** Marks the faults at their lines. @param {Fault[]} faults @param {boolean} [wrong]  whether the text cannot be taken as it is */
  setFaults(faults, wrong = faults.length > 0) {
    const placed = faults.filter((fault) => fault.line);
    const diagnostics = placed.map((fault) => ({ ...this.#span(fault), severity: "error", message: fault.message }));
    this.#view.dispatch(setDiagnostics(this.#view.state, diagnostics));
    this.#view.dispatch({ effects: this.#state.reconfigure(this.#attributes(wrong)) });
  }

  /** Shows which lines learners will not be able to change. @param {Array<[number, number]>} ranges */
  setLocked(ranges) {
    const plan = JSON.stringify(ranges);
    if (plan === this.#lockedRanges) return;
    this.#lockedRanges = plan;
    this.#view.dispatch({ effects: this.#locked.reconfigure(lockedLines(ranges)) });
  }

  /** Puts the cursor there, and the focus. @param {{line?: number | null, column?: number | null}} [place] */
  focus(place) {
    if (place?.line) {
      const { from } = this.#span(place);
      this.#view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
    }
    this.#view.focus();
  }

  destroy() {
    this.#view.destroy();
  }

  /** From the column to the end of the word there, or the whole line when no column is known. */
  #span({ line, column }) {
    const { doc } = this.#view.state;
    const row = doc.line(Math.min(Math.max(line, 1), doc.lines));
    if (!column) return { from: row.from, to: row.to };
    const from = Math.min(row.from + column - 1, row.to);
    const word = /^(\w+|.)/.exec(row.text.slice(from - row.from));
    return { from, to: Math.min(from + (word ? word[0].length : 0), row.to) };
  }

  #attributes(wrong) {
    return EditorView.contentAttributes.of({
      "aria-labelledby": this.labelledBy,
      "aria-describedby": this.describedBy,
      "aria-invalid": wrong ? "true" : "false",
      spellcheck: "false",
      tabindex: "0",
    });
  }
}

const LOCKED = Decoration.line({ class: "wps-locked-line" });

function lockedLines(ranges) {
  return EditorView.decorations.compute(["doc"], ({ doc }) => {
    const lines = ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index));
    return Decoration.set(lines.filter((line) => line <= doc.lines).map((line) => LOCKED.range(doc.line(line).from)));
  });
}
