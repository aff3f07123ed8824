/** Keeps locked lines as they are, shows where they are, and says so when somebody tries to change them. */

import { EditorState, Facet } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";
import { findBlocks } from "./locked_lines.js";

/** First and last line of each block, from 1; null while the text does not hold them all, as older texts may. */
const places = Facet.define({ combine: ([ranges]) => ranges ?? null });

const LINE = Decoration.line({ class: "cm-locked" });

/**
 * @param {import("./locked_lines.js").LockedBlock[]} blocks
 * @param {() => void} refused  called when a change was not made
 */
export function protection(blocks, refused) {
  if (!blocks.length) return [];
  const keep = EditorState.transactionFilter.of((transaction) => {
    if (!transaction.docChanged || !lockedRanges(transaction.startState)) return transaction;
    if (findBlocks(transaction.newDoc.toString(), blocks)) return transaction;
    refused();
    return [];
  });
  return [
    places.compute(["doc"], ({ doc }) => findBlocks(doc.toString(), blocks)),
    EditorView.decorations.compute([places], decorationsOf),
    keep,
  ];
}

/** @param {EditorState} state @returns {Array<[number, number]> | null} null: nothing is protected */
export function lockedRanges(state) {
  return state.facet(places);
}

function decorationsOf(state) {
  const lines = (lockedRanges(state) ?? []).flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index));
  return Decoration.set(lines.map((line) => LINE.range(state.doc.line(line).from)));
}
