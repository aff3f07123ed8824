/** The choice of the grader's runtime, and what authors should know about the one that is chosen. */

import { h } from "../shared/dom.js";
import { format, gettext, number } from "../shared/i18n.js";
import { toInstall } from "./runtime_notices.js";
import { find, installed, notInstalled, offeredFor, optionsOf } from "./runtimes.js";

/** @typedef {import("./runtimes.js").Runtime} Runtime */

const STATUS = {
  current: () => gettext("The newest version"),
  superseded: () => gettext("Older: there is a newer version. This one goes on grading what is written for it."),
  retired: () => gettext("Retired: it goes on grading what is written for it, and is not offered for new problems."),
};

export class RuntimeChoice {
  /**
   * @param {HTMLSelectElement} select @param {HTMLElement} panel
   * @param {Runtime[]} runtimes @param {import("./runtimes.js").Limits} limits
   */
  constructor(select, panel, runtimes, limits) {
    this.select = select;
    this.panel = panel;
    this.runtimes = runtimes;
    this.limits = limits;
  }

  /** @param {string} wanted  an id, or a name for its newest version; kept as it is when nobody here has it */
  choose(wanted) {
    const offered = offeredFor(this.runtimes, "grader");
    const known = find(installed(this.runtimes), wanted);
    const options = optionsOf(known && !offered.includes(known) ? [...offered, known] : offered);
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
    return find(installed(this.runtimes), this.select.value);
  }

  describe() {
    this.panel.replaceChildren(...(this.chosen ? this.#about(this.chosen) : this.#warning()));
  }

  #warning() {
    if (!this.select.value) return [];
    const missing = this.runtimes.find(({ id }) => id === this.select.value);
    const words = [gettext("This runtime is not installed here, so answers are not graded.")];
    if (!missing?.package) words.push(gettext("Choose another one, or ask the operator to install it."));
    const kept = gettext("The grader stays as it is, and you can still change and save the other settings.");
    return [h("div", { class: "wps-warning" }, h("p", {}, words.join(" ")), missing?.package && toInstall(missing.package), h("p", {}, kept))];
  }

  #about(runtime) {
    const rows = [
      [gettext("Status"), (STATUS[runtime.status] ?? STATUS.current)()],
      [gettext("Libraries"), runtime.libraries.length ? inEnglish("span", runtime.libraries.join(", ")) : gettext("the language's own")],
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
            h("dl", {}, absent.map(([name, why]) => h("div", {}, h("dt", {}, h("code", {}, name)), inEnglish("dd", why)))),
          ),
        ),
    ].filter(Boolean);
  }
}

/** What a runtime says of itself, which is in English everywhere. */
function inEnglish(tag, text) {
  return h(tag, { lang: "en", dir: "ltr" }, text);
}
