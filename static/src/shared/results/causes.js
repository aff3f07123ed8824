/** What ended a learner's program, in a sentence for a beginner. What it says itself of an error needs none. */

import { gettext } from "../i18n.js";

const SENTENCES = {
  syntax: () => gettext("Your program could not be read: there is a mistake in how it is written."),
  "missing-entry": () => gettext("Your program does not define what the test calls. Are the name and its spelling right?"),
  "bad-value": () => gettext("Your program gave a value that cannot be handed on, such as a function or a file. Give numbers, texts, lists or dictionaries."),
  refused: () => gettext("Your program asked for something that is not available here."),
  fuel: () => gettext("Your program used up its computing budget. Is there a loop that never ends?"),
  time: () => gettext("Your program took too long. Is there a loop that never ends?"),
  memory: () => gettext("Your program used up its memory. Does a list or a text grow without end?"),
  stack: () => gettext("Your program called itself too deeply. Does your recursion reach its end?"),
  output: () => gettext("Your program printed too much. Is there a print in a loop that never ends?"),
  "too-large": () => gettext("Your program, or what it was given, is too large."),
  crashed: () => gettext("Your program broke down in a way that it could not report. Try it with a smaller input."),
};

/** Limits, of which a program itself says nothing. */
const LIMITS = new Set(["fuel", "time", "memory", "stack", "output", "crashed"]);

/** What the error's own text adds to the sentence. @param {string} cause @param {string} error @returns {string} */
export function beyondCause(cause, error) {
  return LIMITS.has(cause) && !error.trim().includes("\n") ? "" : error;
}

/** @param {string | null | undefined} cause @returns {string} "" for one that has no sentence */
export function causeInWords(cause) {
  return Object.hasOwn(SENTENCES, cause ?? "") ? SENTENCES[cause]() : "";
}
