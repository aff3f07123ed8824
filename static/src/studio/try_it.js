/** Tries the unsaved problem on an answer. */

import { h } from "../shared/dom.js";
import { Fields } from "../shared/fields.js";
import { gettext } from "../shared/i18n.js";
import { typeset } from "../shared/math.js";
import { keepScrollable } from "../shared/scrolling.js";
import { post } from "../shared/server.js";
import { reportOf } from "./try_report.js";

/** @typedef {import("./inputs.js").Input} Input */

/** What the server puts before the name of an answer field that it cannot read. */
const ANSWERS = "answers.";

export class TryIt {
  /**
   * @param {HTMLElement} section @param {string} uid
   * @param {{url: string, collect: () => {settings: object, errors: import("./faults.js").AuthorError[]}, linkTo: (error: import("./faults.js").AuthorError) => Node | string, goToLine: (line: number, column: number | null) => void, limits: import("./runtimes.js").Limits}} host
   */
  constructor(section, uid, host) {
    this.section = section;
    this.uid = uid;
    this.host = host;
    this.form = section.querySelector(".wps-try-form");
    this.holder = section.querySelector(".wps-try-fields");
    this.result = section.querySelector(".wps-try-result");
    this.details = section.querySelector(".wps-try-details");
    this.button = section.querySelector(".wps-try-button");
    this.seed = section.querySelector(`#${CSS.escape(`${uid}-seed`)}`);
    keepScrollable(section);
    this.busy = false;
    this.drawn = "";
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.run();
    });
    section.querySelector(".wps-other-seed").addEventListener("click", () => {
      this.seed.value = String(1 + Math.floor(Math.random() * 999_999));
      this.run();
    });
  }

  /** Draws the fields of the unsaved problem; what is typed in them stays. @param {Input[]} inputs */
  draw(inputs) {
    const plan = JSON.stringify(inputs);
    if (plan === this.drawn) return;
    this.drawn = plan;
    const typed = this.fields?.read() ?? {};
    this.holder.replaceChildren(...inputs.map((input, index) => fieldOf(input, `${this.uid}-try-${index}`)));
    this.fields = new Fields(this.holder);
    const kept = inputs.filter(({ name, kind, starter }) => name in typed && !(kind === "code" && typed[name] === "" && starter));
    this.fields.write(Object.fromEntries(kept.map(({ name }) => [name, typed[name]])));
  }

  async run() {
    if (this.busy) return;
    const seed = this.#seed();
    const { settings, errors } = this.host.collect();
    if (errors.length) {
      this.#refuse(errors);
      return;
    }
    this.#setBusy(true);
    const reply = await post(this.host.url, { settings, answers: this.fields.read(), ...seed });
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
    this.fields.showErrors(ofFields);
    if (others.length) {
      this.#refuse(others);
      return;
    }
    const { status, summary, details } = reportOf(data, this.host.limits, this.host.goToLine);
    this.#fill(status, summary, details);
    this.fields.focusFirst(ofFields);
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

/** The field as learners get it, but for Markdown in its label. @param {Input} input @param {string} id */
function fieldOf(input, id) {
  const { kind, help } = input;
  const grouped = kind === "choice" || kind === "choices";
  const label = input.label || input.name || gettext("Your answer");
  const described = help ? `${id}-help ${id}-error` : `${id}-error`;
  const helpText = help && h("p", { class: "wp-help", id: `${id}-help` }, help);
  const body = grouped
    ? h(
        "fieldset",
        { class: "wp-group", role: kind === "choice" ? "radiogroup" : null, "aria-describedby": described },
        h("legend", { class: "wp-label" }, label),
        helpText,
        input.choices.map(({ value, text }) =>
          h(
            "label",
            { class: "wp-option" },
            h("input", { type: kind === "choice" ? "radio" : "checkbox", name: id, value }),
            h("span", {}, text || value || gettext("(no text yet)")),
          ),
        ),
      )
    : [h("label", { class: "wp-label", for: id }, label), helpText, control(input, id, described)];
  return h(
    "div",
    { class: "wp-field", "data-field": input.name, "data-kind": kind },
    body,
    h("p", { class: "wp-field-error", id: `${id}-error` }),
  );
}

function control({ kind, starter }, id, described) {
  if (kind === "code") {
    const area = h("textarea", { class: "wasm-problem-code", id, rows: 6, spellcheck: "false", wrap: "off", "aria-describedby": described });
    area.value = starter;
    return area;
  }
  return h("input", { class: "wp-text", id, type: "text", inputmode: kind === "number" ? "decimal" : null, "aria-describedby": described });
}
