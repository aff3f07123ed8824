/** The offer to move a problem to a newer version of its runtime, after comparing what both make of an answer. */

import { h } from "../shared/dom.js";
import { format, gettext, ngettext, number } from "../shared/i18n.js";
import { keepScrollable } from "../shared/scrolling.js";
import { post } from "../shared/server.js";
import { comparisonTable } from "./comparison_table.js";
import { differencesOf, isSame } from "./differences.js";
import { find } from "./runtimes.js";

/** @typedef {import("./runtimes.js").Runtime} Runtime */

export class NewerVersion {
  /**
   * @param {HTMLElement} holder @param {string} uid @param {Runtime[]} runtimes
   * @param {{url: string, collect: () => {settings: any, errors: any[]}, trial: () => object, move: (from: string, to: string) => void}} host
   *   trial: the answer and the seed that are typed in Try it
   */
  constructor(holder, uid, runtimes, host) {
    this.holder = holder;
    this.uid = uid;
    this.runtimes = runtimes;
    this.host = host;
    this.offers = h("div", {});
    this.moved = h("p", { class: "wps-moved", role: "status", "aria-live": "polite" });
    this.shown = "";
    holder.replaceChildren(this.offers, this.moved);
    keepScrollable(holder);
  }

  /** @param {string[]} used  the runtimes of the problem as it is in the editor, the grader's first */
  show(used) {
    const offers = [...new Set(used)].map((id) => this.runtimes.find((runtime) => runtime.id === id)).filter((runtime) => runtime?.newer);
    const plan = offers.map(({ id }) => id).join();
    if (plan === this.shown) return;
    this.shown = plan;
    this.offers.replaceChildren(...offers.map((runtime, index) => this.#offer(runtime, `${this.uid}-newer-${index}`)));
  }

  #offer(runtime, id) {
    const newer = find(this.runtimes, runtime.newer);
    const words = format(gettext("{title} is installed in version {newer}, too. This problem uses version {version}, and will until you move it."), {
      title: newer.title,
      newer: newer.version,
      version: runtime.version,
    });
    const parts = {
      say: h("div", { class: "wps-compare-result", role: "status", "aria-live": "polite" }),
      table: h("div", { class: "wps-compare" }),
      compare: h("button", { type: "button", class: "wp-button wps-small", "aria-describedby": `${id}-help` }, gettext("Compare the two")),
      use: h("button", { type: "button", class: "wp-button wps-small" }, format(gettext("Use version {version}"), { version: newer.version })),
      stay: h("button", { type: "button", class: "wp-button wps-small", hidden: true }, format(gettext("Stay with version {version}"), { version: runtime.version })),
    };
    parts.compare.addEventListener("click", () => this.#compare(runtime, newer, parts));
    parts.use.addEventListener("click", () => this.#use(runtime, newer));
    parts.stay.addEventListener("click", () => {
      parts.say.replaceChildren();
      parts.table.replaceChildren();
      parts.stay.hidden = true;
      parts.compare.focus();
    });
    return h(
      "section",
      { class: "wps-offer", "aria-labelledby": `${id}-title` },
      h("h4", { class: "wps-block-title", id: `${id}-title` }, format(gettext("Move to version {version}?"), { version: newer.version })),
      h("p", {}, words),
      h("p", { class: "wp-help", id: `${id}-help` }, gettext("Comparing grades the answer in “Try it” under both. Nothing is stored until you save.")),
      h("div", { class: "wps-row" }, parts.compare, parts.use, parts.stay),
      parts.say,
      parts.table,
    );
  }

  async #compare(runtime, newer, { say, table, compare, stay }) {
    if (compare.getAttribute("aria-disabled")) return;
    const { settings, errors } = this.host.collect();
    if (errors.length) {
      say.replaceChildren(h("p", {}, gettext("Mend the settings first:")), sentences(errors));
      return;
    }
    compare.setAttribute("aria-disabled", "true");
    table.replaceChildren();
    say.replaceChildren(h("p", {}, h("span", { class: "wp-spinner", "aria-hidden": "true" }), gettext("Grading with both…")));
    const reply = await post(this.host.url, { settings, ...this.host.trial(), from: runtime.id, to: newer.id });
    compare.removeAttribute("aria-disabled");
    const faults = reply.ok ? reply.data.before.errors : (reply.data.errors ?? []);
    if (!reply.ok || faults.length) {
      const title = faults.length ? gettext("The answer in “Try it” cannot be graded as it is:") : reply.message;
      say.replaceChildren(h("p", {}, title), sentences(faults));
      return;
    }
    const { before, after } = reply.data;
    const differences = differencesOf(before, after);
    say.replaceChildren(h("p", { class: "wps-compare-sentence" }, inWords(differences)));
    table.replaceChildren(comparisonTable({ before, after, differences, versions: [runtime.version, newer.version] }));
    stay.hidden = false;
  }

  #use(runtime, newer) {
    this.host.move(runtime.id, newer.id);
    const words = gettext("This problem now uses {runtime}. Save to keep it so, or choose {former} again.");
    this.moved.textContent = format(words, { runtime: newer.id, former: runtime.id });
    this.moved.tabIndex = -1;
    this.moved.focus();
  }
}

function sentences(errors) {
  return errors.length ? h("ul", {}, errors.map(({ message }) => h("li", {}, message))) : null;
}

const PARTS = {
  result: () => gettext("result"),
  score: () => gettext("score"),
  message: () => gettext("message"),
  figure: () => gettext("figure"),
  failure: () => gettext("failure"),
  printed: () => gettext("what the grader printed"),
};

function inWords(differences) {
  if (isSame(differences)) return gettext("Both versions give the same result for this answer.");
  const { parts, tests } = differences;
  const named = parts.map((part) => PARTS[part]());
  if (tests.length) named.push(format(ngettext("{count} test", "{count} tests", tests.length), { count: number(tests.length) }));
  return format(gettext("The versions differ for this answer: {parts}."), { parts: named.join(", ") });
}
