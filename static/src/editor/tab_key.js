/**
 * Tab, without a trap: it moves on from an editor that was entered by keyboard, and indents once somebody has typed or
 * clicked there. Esc always gives it back.
 */

import { indentLess, indentMore } from "@codemirror/commands";
import { getIndentUnit } from "@codemirror/language";
import { EditorView, keymap } from "@codemirror/view";

/** @param {(indents: boolean) => void} tell  called when what Tab does has changed */
export function tabKey(tell) {
  let indents = false;
  const set = (value) => {
    if (value === indents) return false;
    indents = value;
    tell(value);
    return false;
  };
  const unless = (command) => (view) => indents && !view.state.readOnly && command(view);
  return [
    keymap.of([{ key: "Tab", run: unless(indent), shift: unless(indentLess) }]),
    EditorView.domEventHandlers({
      pointerdown: () => set(true),
      blur: (event, view) => whenPointerIsUp(() => view.hasFocus || set(false)),
      keydown: ({ key }) => key === "Escape" && set(false),
    }),
    EditorView.updateListener.of(({ transactions, view }) => {
      if (view.hasFocus && transactions.some(isTyped)) set(true);
    }),
  ];
}

let isPointerDown = false;
window.addEventListener("pointerdown", () => (isPointerDown = true), true);
for (const up of ["pointerup", "pointercancel"]) window.addEventListener(up, () => (isPointerDown = false), true);

/**
 * What is told of the Tab key moves what is below it. Under a pointer that is pressing a button there, the button
 * would be gone before the pointer is up, and the click with it.
 * @param {() => void} work
 */
function whenPointerIsUp(work) {
  if (!isPointerDown) {
    work();
    return;
  }
  const done = new AbortController();
  const later = () => {
    done.abort();
    setTimeout(work);
  };
  for (const up of ["pointerup", "pointercancel"]) window.addEventListener(up, later, { capture: true, signal: done.signal });
}

function isTyped(transaction) {
  return transaction.docChanged && ["input", "delete", "undo", "redo", "move"].some((event) => transaction.isUserEvent(event));
}

/** Moves lines when some are selected or the cursor is in front of the text, else goes to the next stop. */
function indent(view) {
  const { state } = view;
  const { from, empty } = state.selection.main;
  const line = state.doc.lineAt(from);
  const before = state.sliceDoc(line.from, from);
  if (!empty || before.trim() === "") return indentMore(view);
  const unit = getIndentUnit(state);
  view.dispatch(state.update(state.replaceSelection(" ".repeat(unit - (before.length % unit))), { userEvent: "input", scrollIntoView: true }));
  return true;
}
