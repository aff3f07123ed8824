/** Shows, below a field for a formula, how the server reads what is typed in it. Nothing depends on it. */

import { debounce, h } from "../shared/dom.js";
import { format, gettext } from "../shared/i18n.js";
import { icon } from "../shared/icons.js";
import { NO_MATHEMATICS, typeset } from "../shared/math.js";
import { post } from "../shared/server.js";
import { formulaInWords } from "./formula_words.js";

/** Milliseconds without a key before the server is asked: a reading after each key would be noise. */
const PAUSE = 700;
const PATIENCE = 10_000;

/**
 * @typedef {Object} Told  what the server says
 * @property {string} latex  "" for none
 * @property {string} text
 * @property {string[]} variables
 * @property {string[]} notes
 * @property {{message: string, parts: [string, string, string]} | null} error  parts: before what is wrong, that, and after it
 *
 * @typedef {Object} Host
 * @property {string} url
 * @property {() => boolean} mayAsk  an answer can be typed now
 * @property {(...parts: Array<string | HTMLElement>) => void} announce
 */

export class Reading {
  /** @param {HTMLElement} field @param {Host} host */
  constructor(field, host) {
    this.name = field.dataset.field;
    this.input = field.querySelector("input");
    this.box = field.querySelector(".wp-reading");
    this.spoken = field.querySelector(".wp-reading-spoken");
    this.host = host;
    this.text = "";
    this.told = "";
    this.request = null;
    this.askSoon = debounce(() => this.#ask(), PAUSE);
    this.input.addEventListener("blur", () => this.askSoon.flush());
  }

  /** To be called whenever what is typed may have changed, by whoever changed it. */
  refresh() {
    const text = this.input.value.trim();
    if (text === this.text) return;
    this.text = text;
    this.request?.abort();
    this.box.classList.toggle("wp-reading-old", text !== "");
    if (text && this.host.mayAsk()) this.askSoon();
    else {
      this.askSoon.cancel();
      this.#show([]);
    }
  }

  async #ask() {
    const request = new AbortController();
    this.request = request;
    const body = { field: this.name, text: this.text };
    const reply = await post(this.host.url, body, { patience: PATIENCE, signal: request.signal });
    if (request.signal.aborted) return;
    const wait = reply.ok ? 0 : reply.data.retry_after;
    if (wait > 0) setTimeout(() => request.signal.aborted || this.#ask(), wait * 1000);
    const told = reply.ok ? reply.data.reading : null;
    if (!told) this.#show([h("p", { class: "wp-hint" }, gettext("How your formula is read cannot be shown right now. You can submit it all the same."))]);
    else if (told.error) this.#showError(told.error);
    else this.#showReading(told);
  }

  /** @param {Told} told */
  #showReading({ latex, text, notes }) {
    const mathematics = latex
      ? h("span", { class: "wp-reading-math", dir: "ltr" }, `\\(\\displaystyle ${latex}\\)`)
      : h("code", { class: "wp-reading-math", dir: "ltr" }, text);
    const line = h("p", { class: "wp-reading-line" }, h("span", { class: "wp-reading-title" }, gettext("Read as:")), " ", mathematics);
    const words = format(gettext("Read as: {formula}"), { formula: formulaInWords(text) });
    const shown = notes.map((note) => h("p", { class: `wp-reading-note ${NO_MATHEMATICS}`, lang: "en", dir: "ltr" }, note));
    this.#show([line, ...shown], words, ...notes.flatMap((note) => [". ", english(note)]));
    typeset(mathematics);
  }

  /** @param {NonNullable<Told["error"]>} error */
  #showError({ message, parts: [before, wrong, after] }) {
    const mark = h("mark", { class: wrong ? "wp-wrong-part" : "wp-wrong-part wp-wrong-place" }, wrong || "\u00a0");
    const title = h("span", { class: "wp-reading-title" }, icon("invalid"), gettext("This cannot be read yet:"));
    const line = h("p", { class: `wp-reading-line wp-reading-error ${NO_MATHEMATICS}` }, title, " ", english(message));
    const echo = h("p", { class: "wp-reading-echo", "aria-hidden": "true" }, h("code", { dir: "ltr" }, before, mark, after));
    const place = wrong ? format(gettext("At: {part}"), { part: formulaInWords(wrong) }) : "";
    this.#show([line, echo], `${gettext("This cannot be read yet:")} `, english(message), place && ` ${place}`);
  }

  /** @param {HTMLElement[]} content @param {Array<string | HTMLElement>} parts  the same for whoever does not see it */
  #show(content, ...parts) {
    this.box.classList.remove("wp-reading-old");
    this.box.replaceChildren(...content);
    this.spoken.replaceChildren(...parts);
    const words = this.spoken.textContent;
    if (words && words !== this.told && document.activeElement === this.input) this.host.announce(...parts.map((part) => part.cloneNode?.(true) ?? part));
    this.told = words;
  }
}

/** What the runtime says, which is English in every language. @param {string} text @returns {HTMLElement} */
function english(text) {
  return h("span", { lang: "en" }, text);
}

/** @param {HTMLElement} form @param {Host} host @returns {Reading[]} */
export function readingsOf(form, host) {
  return [...form.querySelectorAll(".wp-field[data-reads]")].map((field) => new Reading(field, host));
}
