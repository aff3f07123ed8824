/** Tries the unsaved problem on an answer. */

import { h } from "../shared/dom.js";
import { gettext } from "../shared/i18n.js";
import { typeset } from "../shared/math.js";
import { keepScrollable } from "../shared/scrolling.js";
import { post } from "../shared/server.js";
import { TryFields } from "./try_fields.js";
import { marksOf, reportOf } from "./try_report.js";

/** @typedef {import("./inputs.js").Input} Input */

/** What the server puts before the name of an answer field that it cannot read. */
const ANSWERS = "answers.";

export class TryIt {
  /**
   * @param {HTMLElement} section @param {string} uid
   * @param {{url: string, collect: () => {settings: object, errors: import("./faults.js").AuthorError[]}, linkTo: (error: import("./faults.js").AuthorError) => Node | string, goToLine: (line: number, column: number | null) => void, limits: import("./runtimes.js").Limits, runtimes: import("./runtimes.js").Runtime[], keysId: string}} host
   */
  constructor(section, uid, host) {
    this.section = section;
    this.uid = uid;
    this.host = host;
    this.form = section.querySelector(".wps-try-form");
    this.fields = new TryFields(section.querySelector(".wps-try-fields"), uid, host);
    this.result = section.querySelector(".wps-try-result");
    this.details = section.querySelector(".wps-try-details");
    this.button = section.querySelector(".wps-try-button");
    this.seed = section.querySelector(`#${CSS.escape(`${uid}-seed`)}`);
    keepScrollable(section);
    this.busy = false;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.run();
    });
    section.querySelector(".wps-other-seed").addEventListener("click", () => {
      this.seed.value = String(1 + Math.floor(Math.random() * 999_999));
      this.run();
    });
  }

  /** @param {Input[]} inputs  of the unsaved problem */
  draw(inputs) {
    this.fields.draw(inputs);
  }

  /** @param {import("./runtimes.js").Runtime | undefined} runtime */
  setGrader(runtime) {
    this.fields.setGrader(runtime);
  }

  /** What is typed here: the answer and the seed. */
  get typed() {
    return { answers: this.fields.read(), ...this.#seed() };
  }

  async run() {
    if (this.busy) return;
    const { settings, errors } = this.host.collect();
    if (errors.length) {
      this.#refuse(errors);
      return;
    }
    this.#setBusy(true);
    const reply = await post(this.host.url, { settings, ...this.typed });
    this.#setBusy(false);
    if (reply.ok) this.#report(reply.data);
    else if (Array.isArray(reply.data.errors)) this.#refuse(reply.data.errors);
    else this.#fill("not-graded", [h("p", {}, reply.message)], []);
  }

  #seed() {
    const text = this.seed.value.trim();
    return /^\d+$/.test(text) ? { seed: Number(text) } : {};
  }

  #report(data) {
    const errors = data.errors ?? [];
    const ofFields = Object.fromEntries(errors.filter(isOfAnswer).map(({ field, message }) => [field.slice(ANSWERS.length), message]));
    const others = errors.filter((error) => !isOfAnswer(error));
    this.fields.show(ofFields, marksOf(data));
    if (others.length) {
      this.#refuse(others);
      return;
    }
    const goTo = { grader: this.host.goToLine, program: ({ field, line, column }) => this.fields.focusCode(field, { line, column }) };
    const { status, summary, details } = reportOf(data, this.host.limits, goTo);
    this.#fill(status, summary, details);
  }

  #refuse(errors) {
    const links = errors.map((error) => h("li", {}, this.host.linkTo(error)));
    const title = gettext("The problem has to be mended before it can be tried.");
    this.#fill("not-graded", [h("p", {}, title), h("ul", {}, links)], []);
  }

  #fill(status, summary, details) {
    this.result.replaceChildren(h("div", { class: `wp-result wp-is-${status}` }, summary));
    this.details.replaceChildren(...details);
    typeset(this.section);
  }

  #setBusy(busy) {
    this.busy = busy;
    if (busy) {
      this.button.setAttribute("aria-disabled", "true");
      const words = h("p", { class: "wp-verdict" }, h("span", { class: "wp-spinner", "aria-hidden": "true" }), gettext("Grading…"));
      this.#fill("busy", [words], []);
    } else {
      this.button.removeAttribute("aria-disabled");
    }
  }
}

function isOfAnswer({ field }) {
  return field.startsWith(ANSWERS);
}
