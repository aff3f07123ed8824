/** The runtimes as the server tells of them: which are offered for what, and how they are called. */

import { h } from "../shared/dom.js";
import { grouped } from "../shared/grouped.js";
import { format, gettext } from "../shared/i18n.js";

/**
 * @typedef {Object} Runtime
 * @property {string} id  such as python-3.14@1
 * @property {string} name  the id without its version
 * @property {number} version
 * @property {string} title
 * @property {string} language
 * @property {string} language_title
 * @property {Array<"grader" | "answer">} roles
 * @property {string[]} libraries
 * @property {Record<string, string>} absent  module -> what an author should know
 * @property {string} editor_mode
 * @property {import("../shared/highlight.js").Highlight} highlight
 * @property {Record<string, string>} starter
 * @property {"current" | "superseded" | "retired" | "missing"} status  missing: the problem uses it and it is not installed
 * @property {string} package  what pip can install to have it; of one that is missing, as the problem says
 * @property {string} newer  the id of a newer version that is offered; "" for none
 * @property {boolean} used  the stored problem uses it
 * @property {boolean} other_build  the stored problem was written with another build of it
 * @property {number} [fuel]
 *
 * @typedef {{fuel: number, seconds: number, memory_bytes: number}} Limits
 */

/** Those that can be used here. @param {Runtime[]} runtimes @returns {Runtime[]} */
export function installed(runtimes) {
  return runtimes.filter(({ status }) => status !== "missing");
}

/**
 * What an author may choose. What is retired is offered only where the problem uses it already.
 * @param {Runtime[]} runtimes @param {"grader" | "answer"} role @returns {Runtime[]}
 */
export function offeredFor(runtimes, role) {
  return installed(runtimes).filter(({ roles, status, used }) => roles.includes(role) && (status !== "retired" || used));
}

/** @param {Runtime[]} runtimes @param {string} wanted  an id, or a name for its newest version @returns {Runtime | undefined} */
export function find(runtimes, wanted) {
  const named = () => runtimes.filter(({ name }) => name === wanted);
  return runtimes.find(({ id }) => id === wanted) ?? named().find(({ status }) => status !== "retired") ?? named()[0];
}

const STATUS = {
  superseded: () => gettext("older"),
  retired: () => gettext("retired"),
};

/** @param {Runtime} runtime @returns {string} */
export function titleOf({ title, version, status }) {
  const words = format(gettext("{title}, version {version}"), { title, version });
  return STATUS[status] ? `${words} (${STATUS[status]()})` : words;
}

/** @param {string} id @returns {string} */
export function notInstalled(id) {
  return format(gettext("{runtime} (not installed here)"), { runtime: id });
}

/** The options of a choice, under the titles of their languages. @param {Runtime[]} runtimes @returns {HTMLElement[]} */
export function optionsOf(runtimes) {
  const option = (runtime) => h("option", { value: runtime.id }, titleOf(runtime));
  return grouped(runtimes, ({ language_title }) => language_title).map(([label, members]) => h("optgroup", { label }, members.map(option)));
}

/** How an editor colours and indents its programs. @param {Runtime | undefined} runtime @returns {import("../shared/highlight.js").Language} */
export function languageOf(runtime) {
  return { mode: runtime?.editor_mode ?? "", highlight: runtime?.highlight };
}
