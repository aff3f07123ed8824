// Where the author's program is, and a line to the author.

import { authorsLine as lineOfAuthor, writeErr } from "./native";

/** The line of the author's program that is being run, or null. */
export function authorsLine() {
  return lineOfAuthor() || null;
}

/** Writes a line to standard error. */
export function complain(text) {
  writeErr(`${text}\n`);
}
