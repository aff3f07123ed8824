/** The choice of a runtime, and what authors should know about the one that is chosen. */

import { h } from "../shared/dom.js";
import { format, gettext, number } from "../shared/i18n.js";

/**
 * @typedef {Object} Runtime
 * @property {string} id  such as python-3.14@1
 * @property {string} name  the id without its version
 * @property {string} title
 * @property {string} language
 * @property {string[]} libraries
 * @property {Record<string, string>} absent  module -> what an author should know
 * @property {string} editor_mode
 * @property {Record<string, string>} starter
 * @property {string} status
 * @property {number} [fuel]
 *
 * @typedef {{fuel: number, seconds: number, memory_bytes: number}} Limits
 */

export class RuntimeChoice {
  /**
   * @param {HTMLSelectElement} select @param {HTMLElement} panel
   * @param {Runtime[]} runtimes @param {Limits} limits
   */
  constructor(select, panel, runtimes, limits) {
    this.select = select;
    this.panel = panel;
    this.runtimes = installed(runtimes);
    this.limits = limits;
  }

  /** @param {string} wanted  an id, or a name for its newest version; kept as it is when nobody here has it */
  choose(wanted) {
    const known = find(this.runtimes, wanted);
    const groups = groupBy(this.runtimes, languageOf);
    const options = [...groups].map(([language, members]) =>
      h("optgroup", { label: language }, members.map((runtime) => h("option", { value: runtime.id }, titleOf(runtime)))),
    );
    if (!known) {
      const label = wanted ? notInstalled(wanted) : gettext("Choose a runtime");
      options.unshift(h("option", { value: wanted }, label));
    }
    this.select.replaceChildren(...options);
    this.select.value = known?.id ?? wanted;
    this.describe();
  }

  /** @returns {Runtime | undefined} */
  get chosen() {
    return find(this.runtimes, this.select.value);
  }

  /** How the editor colours and indents the grader. @returns {string} */
  get mode() {
    return modeOf(this.chosen);
  }

  describe() {
    this.panel.replaceChildren(...(this.chosen ? this.#about(this.chosen) : this.#warning()));
  }

  #warning() {
    if (!this.select.value) return [];
    const words = gettext("This runtime is not installed here, so answers are not graded. Choose another one, or ask the operator to install it.");
    return [h("p", { class: "wps-warning" }, words)];
  }

  #about(runtime) {
    const rows = [
      [gettext("Libraries"), runtime.libraries.length ? runtime.libraries.join(", ") : gettext("the language's own")],
      [gettext("Fuel"), format(gettext("{fuel} instructions a run"), { fuel: number(runtime.fuel ?? this.limits.fuel) })],
      [gettext("Time"), format(gettext("{seconds} s a run"), { seconds: number(this.limits.seconds) })],
      [gettext("Memory"), format(gettext("{megabytes} MB"), { megabytes: number(this.limits.memory_bytes / 1024 ** 2, { maximumFractionDigits: 0 }) })],
    ];
    const absent = Object.entries(runtime.absent ?? {});
    return [
      h("dl", { class: "wps-facts" }, rows.map(([term, value]) => h("div", {}, h("dt", {}, term), h("dd", {}, value)))),
      absent.length > 0 &&
        h(
          "details",
          {},
          h("summary", {}, gettext("What it does not have")),
          h(
            "div",
            { class: "wps-absent", tabindex: "0", role: "group", "aria-label": gettext("What it does not have") },
            h("dl", {}, absent.map(([name, why]) => h("div", {}, h("dt", {}, h("code", {}, name)), h("dd", {}, why)))),
          ),
        ),
    ].filter(Boolean);
  }
}

/** Those that can be used here. @param {Runtime[]} runtimes @returns {Runtime[]} */
export function installed(runtimes) {
  return runtimes.filter(({ status }) => status !== "missing");
}

/** @param {Runtime[]} runtimes @param {string} wanted  an id, or a name for its newest version @returns {Runtime | undefined} */
export function find(runtimes, wanted) {
  return runtimes.find(({ id }) => id === wanted) ?? runtimes.find(({ name }) => name === wanted);
}

/** @param {Runtime} runtime @returns {string} */
export function titleOf({ id, title, status }) {
  const version = format(gettext("version {version}"), { version: id.split("@")[1] ?? "1" });
  return `${title}, ${version}${status && status !== "current" ? ` (${status})` : ""}`;
}

/** @param {string} id @returns {string} */
export function notInstalled(id) {
  return format(gettext("{runtime} (not installed here)"), { runtime: id });
}

/** How an editor colours and indents its programs. @param {Runtime | undefined} runtime @returns {string} */
export function modeOf(runtime) {
  return runtime?.editor_mode || runtime?.language || "";
}

/** The language as the runtimes' titles spell it ("JavaScript ES2023" for "javascript"). */
function languageOf({ language, title }) {
  const word = title.split(/\s/)[0];
  return word.toLowerCase() === language.toLowerCase() ? word : language;
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
