/** Which languages learners may write a program in: usually the grader's; of several the learner chooses one. */

import { h } from "../shared/dom.js";
import { grouped } from "../shared/grouped.js";
import { format, gettext } from "../shared/i18n.js";
import { find, installed, notInstalled, offeredFor, titleOf } from "./runtimes.js";

/** @typedef {import("./runtimes.js").Runtime} Runtime */

export class Languages {
  /**
   * @param {string} id @param {string[]} chosen  as stored: ids of runtimes, the default one first; none: the grader's
   * @param {{runtimes: Runtime[], onChange: () => void}} host
   */
  constructor(id, chosen, { runtimes, onChange }) {
    this.id = id;
    this.ticked = chosen;
    this.runtimes = installed(runtimes);
    this.usable = offeredFor(runtimes, "answer");
    this.onChange = onChange;
    /** @type {Runtime | undefined} */
    this.grader = undefined;
    this.boxes = this.#offered().map((runtime) => this.#box(runtime));
    this.summary = h("p", { class: "wp-help wps-languages-summary", id: `${id}-summary` });
    this.first = h("select", { class: "wp-text", id: `${id}-first`, "data-part": "first-language", onchange: () => this.#put(this.first.value) });
    this.order = h("div", { class: "wps-cell" }, h("label", { class: "wp-label", for: `${id}-first` }, gettext("Chosen at first")), this.first);
    this.element = this.boxes.length > 1 ? this.#choice() : h("div", {}, h("p", { class: "wp-label" }, gettext("Language")), this.summary);
    this.#describe();
  }

  /** To be stored: ids of runtimes, the default one first; none: the grader's, whichever that is. @returns {string[]} */
  get chosen() {
    const only = this.ticked.length === 1 ? this.ticked[0] : undefined;
    return only !== undefined && only === this.grader?.id ? [] : [...this.ticked];
  }

  /** @param {Runtime | undefined} grader  the grader's runtime */
  setGrader(grader) {
    if (!this.chosen.length) this.ticked = grader ? [grader.id] : [];
    this.grader = grader;
    for (const box of this.boxes) box.checked = this.ticked.includes(box.value);
    this.#describe();
  }

  /** @param {string} id @returns {string} */
  titleOf(id) {
    const runtime = find(this.runtimes, id);
    return runtime ? titleOf(runtime) : notInstalled(id);
  }

  /** What can be chosen here and, so that it can be taken away, what the problem has besides. */
  #offered() {
    const here = this.usable.map(({ id }) => id);
    return [...here, ...this.ticked.filter((id) => !here.includes(id))];
  }

  #box(id) {
    const box = h("input", { type: "checkbox", value: id, "data-part": `language-${id}`, onchange: () => this.#tick(id, box.checked) });
    box.checked = this.ticked.includes(id);
    return box;
  }

  #choice() {
    return h(
      "fieldset",
      { class: "wp-group", "aria-describedby": `${this.id}-summary` },
      h("legend", { class: "wp-label" }, gettext("Languages that learners may write in")),
      grouped(this.boxes, (box) => find(this.runtimes, box.value)?.language_title ?? "").map(([title, boxes]) => this.#group(title, boxes)),
      this.summary,
      this.order,
    );
  }

  /** A language is named once where there are several of it. */
  #group(title, boxes) {
    const options = boxes.map((box) => h("label", { class: "wp-option" }, box, h("span", {}, this.titleOf(box.value))));
    if (!title || options.length < 2) return h("div", {}, options);
    return h("div", { class: "wps-language-group", role: "group", "aria-label": title }, h("p", { class: "wps-small-label", "aria-hidden": "true" }, title), options);
  }

  #tick(id, wanted) {
    this.ticked = wanted ? [...this.ticked, id] : this.ticked.filter((other) => other !== id);
    this.#changed();
  }

  #put(first) {
    this.ticked = [first, ...this.ticked.filter((id) => id !== first)];
    this.#changed();
  }

  #changed() {
    this.#describe();
    this.onChange();
  }

  #describe() {
    this.summary.textContent = this.#sentence();
    this.order.hidden = this.ticked.length < 2;
    this.first.replaceChildren(...this.ticked.map((id) => h("option", { value: id }, this.titleOf(id))));
    this.first.value = this.ticked[0] ?? "";
  }

  #sentence() {
    const { chosen, grader } = this;
    if (chosen.length > 1) return gettext("Learners choose one of these.");
    if (chosen.length) return format(gettext("Learners write in {runtime}."), { runtime: this.titleOf(chosen[0]) });
    if (!grader) return gettext("Learners write in the grader’s language.");
    return format(gettext("Learners write in {runtime}, as the grader does."), { runtime: titleOf(grader) });
  }
}
