/** Marks at the lines of a program that something is to be said about. They move with their lines. */

import { forEachDiagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { keymap } from "@codemirror/view";

/** @typedef {{line: number, column?: number | null, message: string}} Mark  line and column count from 1 */

export const marking = () => [lintGutter(), keymap.of(lintKeymap)];

export class Marks {
  /** @param {import("@codemirror/view").EditorView} view */
  constructor(view) {
    this.view = view;
    this.diagnostics = [];
  }

  /** @param {Mark[]} marks */
  set(marks) {
    const { doc } = this.view.state;
    this.diagnostics = marks.map((mark) => ({ ...spanOf(doc, mark), severity: "error", message: mark.message }));
    this.view.dispatch(setDiagnostics(this.view.state, this.diagnostics));
  }

  /** Where the marks are by now, in the order of `set`; null for one whose text is gone. @returns {Array<number | null>} */
  positions() {
    const found = new Map();
    forEachDiagnostic(this.view.state, (diagnostic, from) => found.set(diagnostic, from));
    return this.diagnostics.map((diagnostic) => found.get(diagnostic) ?? null);
  }
}

/**
 * From the column to the end of the word there, or the whole line when no column is known.
 * @param {import("@codemirror/state").Text} doc @param {{line: number, column?: number | null}} place
 */
export function spanOf(doc, { line, column }) {
  const row = doc.line(Math.min(Math.max(line, 1), doc.lines));
  if (!column) return { from: row.from + /^\s*/.exec(row.text)[0].length, to: row.to };
  const from = Math.min(row.from + column - 1, row.to);
  const word = /^(\w+|.)/u.exec(row.text.slice(from - row.from));
  return { from, to: Math.min(from + (word ? word[0].length : 0), row.to) };
}
