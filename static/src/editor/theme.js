/** How the editor looks, light and dark. Every text has a contrast of 4.5 or more on all that it can stand on. */

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** @typedef {"light" | "dark"} Theme */

const LIGHT = {
  ink: "#1f2933",
  paper: "#ffffff",
  quiet: "#52606d",
  gutter: "#f5f7fa",
  line: "#cbd2d9",
  edge: "#7b8794",
  active: "#f1f6fb",
  activeGutter: "#e3ebf3",
  locked: "#eceff3",
  selection: "#cde2f7",
  match: "#fff0b8",
  chosen: "#ffe09c",
  bracket: "#d3e8d8",
  wrong: "#a3202a",
  focus: "#0b5394",
  keyword: "#7b1fa2",
  string: "#22662a",
  number: "#9c3d00",
  comment: "#545e68",
  name: "#0b5394",
  type: "#7a4d00",
};

const DARK = {
  ink: "#e4e9ef",
  paper: "#1b2129",
  quiet: "#a9b4c0",
  gutter: "#222a34",
  line: "#3b4653",
  edge: "#7b8794",
  active: "#232c38",
  activeGutter: "#303c4a",
  locked: "#2b343f",
  selection: "#264663",
  match: "#3d3818",
  chosen: "#51460f",
  bracket: "#294634",
  wrong: "#ff9d9d",
  focus: "#7db8f0",
  keyword: "#deb8f4",
  string: "#9fd8a6",
  number: "#f5bf90",
  comment: "#b3bdc8",
  name: "#9bcbf7",
  type: "#e6c77a",
};

/** @param {Theme} theme */
export function themeOf(theme) {
  const colours = theme === "dark" ? DARK : LIGHT;
  return [EditorView.theme(rules(colours), { dark: theme === "dark" }), syntaxHighlighting(highlighting(colours))];
}

function highlighting(colours) {
  return HighlightStyle.define([
    { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: colours.keyword },
    { tag: [tags.string, tags.special(tags.string), tags.regexp], color: colours.string },
    { tag: [tags.number, tags.bool, tags.null], color: colours.number },
    { tag: tags.comment, color: colours.comment, fontStyle: "italic" },
    { tag: [tags.function(tags.variableName), tags.definition(tags.variableName)], color: colours.name },
    { tag: [tags.className, tags.typeName, tags.meta], color: colours.type },
  ]);
}

function rules(colours) {
  const outlined = { outline: `3px solid ${colours.focus}`, outlineOffset: "1px" };
  const control = {
    minHeight: "2rem",
    margin: "0.125rem 0.25rem 0.125rem 0",
    padding: "0.125rem 0.375rem",
    border: `1px solid ${colours.edge}`,
    borderRadius: "4px",
    background: colours.paper,
    boxShadow: "none",
    color: colours.ink,
    font: "inherit",
  };
  return {
    "&": { border: `1px solid ${colours.edge}`, borderRadius: "6px", background: colours.paper, color: colours.ink },
    "&.cm-focused": { outline: "3px solid var(--wp-accent)", outlineOffset: "1px" },
    ".cm-scroller": { overflow: "auto", minHeight: "11rem", maxHeight: "min(34rem, 70vh)", borderRadius: "5px", lineHeight: "1.5", fontFamily: "var(--wp-mono)" },
    ".cm-content": { minHeight: "inherit", padding: "0.375rem 0", caretColor: colours.ink },
    ".cm-content:focus-visible": { outline: "none" },
    ".cm-line": { padding: "0 0.5rem" },
    ".cm-gutters": { alignSelf: "stretch", height: "auto", borderRight: `1px solid ${colours.line}`, background: colours.gutter, color: colours.quiet },
    ".cm-activeLine": { backgroundColor: colours.active },
    ".cm-activeLineGutter": { backgroundColor: colours.activeGutter, color: colours.ink },
    ".cm-locked": {
      backgroundColor: colours.locked,
      backgroundImage: `linear-gradient(90deg, ${colours.edge} 0 3px, transparent 3px)`,
    },
    ".cm-content ::selection, .cm-line::selection, .cm-line ::selection": { backgroundColor: colours.selection, color: colours.ink },
    ".cm-searchMatch": { backgroundColor: colours.match, outline: `1px solid ${colours.edge}` },
    ".cm-searchMatch-selected": { backgroundColor: colours.chosen, outline: `2px solid ${colours.ink}` },
    "&.cm-focused .cm-matchingBracket, .cm-matchingBracket": { backgroundColor: colours.bracket, outline: `1px solid ${colours.edge}` },
    "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "transparent", color: colours.wrong, textDecoration: "underline" },
    ".cm-specialChar": { color: colours.wrong },
    ".cm-panels": { background: colours.gutter, color: colours.ink, borderColor: colours.line, zIndex: "2" },
    ".cm-panels-top": { borderBottom: `1px solid ${colours.line}` },
    ".cm-panel": { padding: "0.375rem 2.25rem 0.375rem 0.5rem", fontSize: "0.875rem" },
    ".cm-panel label": { fontSize: "inherit" },
    ".cm-panel :is(label, input, button)": { verticalAlign: "middle" },
    ".cm-panel.cm-search label": {
      display: "inline-flex",
      alignItems: "center",
      gap: "0.25rem",
      minHeight: "1.75rem",
      margin: "0 0.5rem 0 0",
      color: "inherit",
      font: "inherit",
    },
    ".cm-panel.cm-search input[type=checkbox]": { width: "1rem", height: "1rem", margin: "0" },
    ".cm-textfield": { ...control, width: "auto", maxWidth: "100%", height: "auto" },
    ".cm-textfield::placeholder": { color: colours.quiet, opacity: "1" },
    ".cm-button": { ...control, padding: "0.125rem 0.625rem", backgroundImage: "none", textShadow: "none", textTransform: "none" },
    ".cm-button:active": { backgroundImage: "none", background: colours.activeGutter },
    ".cm-panel.cm-search [name=close], .cm-dialog-close": {
      position: "absolute",
      top: "0.25rem",
      right: "0.25rem",
      width: "1.75rem",
      height: "1.75rem",
      margin: "0",
      padding: "0",
      border: "0",
      background: "transparent",
      boxShadow: "none",
      color: colours.ink,
      font: "inherit",
      fontSize: "1.25rem",
    },
    ":is(.cm-textfield, .cm-button, [name=close], input):focus-visible": outlined,
    ".cm-tooltip": {
      maxWidth: "min(32rem, 90vw)",
      border: `1px solid ${colours.edge}`,
      borderRadius: "4px",
      background: colours.paper,
      color: colours.ink,
      fontFamily: "inherit",
      fontSize: "0.875rem",
    },
    ".cm-diagnostic": { padding: "0.25rem 0.625rem", borderLeft: `4px solid ${colours.wrong}`, whiteSpace: "pre-wrap" },
    ".cm-lintRange-error": {
      backgroundImage: "none",
      textDecoration: `underline wavy ${colours.wrong}`,
      textDecorationSkipInk: "none",
      textUnderlineOffset: "3px",
    },
    ".cm-lint-marker-error": {
      content: "none",
      width: "0.75rem",
      height: "0.75rem",
      margin: "0.25rem auto 0",
      borderRadius: "50%",
      background: colours.wrong,
      border: `2px solid ${colours.wrong}`,
    },
    ".cm-gutter-lint": { width: "1.25rem" },
    "@media (forced-colors: active)": { ".cm-locked": { borderLeft: "4px double CanvasText" } },
  };
}
