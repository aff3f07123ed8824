/** What is marked in a program, as a list under it: the same for those who cannot see the marks or point at them. */

import { h } from "../shared/dom.js";
import { format, gettext, number } from "../shared/i18n.js";
import { visible } from "../shared/results/plain_text.js";

/** @typedef {{line: number, column?: number | null, message: string}} Mark  line and column count from 1 */

export class MarksList {
  /** @param {HTMLUListElement} list @param {(index: number) => void} goTo */
  constructor(list, goTo) {
    this.list = list;
    this.goTo = goTo;
    this.marks = [];
  }

  /** @param {Mark[]} marks */
  show(marks) {
    this.marks = marks;
    this.list.hidden = marks.length === 0;
    this.list.replaceChildren(
      ...marks.map(({ line, message }, index) => {
        const go = h("button", { type: "button", class: "wp-link-button", onclick: () => this.goTo(index) }, lineInWords(line));
        return h("li", {}, go, " ", h("code", { class: "wp-plain", dir: "ltr" }, visible(message)));
      }),
    );
  }

  /** The lines that the marks have moved to. @param {Array<number | null>} lines */
  move(lines) {
    for (const [index, button] of [...this.list.querySelectorAll("button")].entries()) {
      const words = lineInWords(lines[index] ?? this.marks[index].line);
      if (button.textContent !== words) button.textContent = words;
    }
  }
}

function lineInWords(line) {
  return format(gettext("Line {line}:"), { line: number(line) });
}
