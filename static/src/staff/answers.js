/** What somebody answered, by the names of the answer fields. */

import { h } from "../shared/dom.js";
import { gettext } from "../shared/i18n.js";
import { textBlock } from "../shared/results/fold.js";
import { facts, inCode } from "./parts.js";

/** Answers that are no longer than this stand beside their names. */
const SHORT = 60;

/** @param {import("../shared/fields.js").Answers} answers @returns {HTMLElement} */
export function answersOf(answers) {
  const all = Object.entries(answers ?? {}).map(([name, answer]) => ({ name: inCode(name), ...contentOf(answer) }));
  if (!all.length) return h("p", { class: "wp-note" }, gettext("Nothing is filled in."));
  if (all.every(({ text, runtime }) => isShort(text) && !runtime)) return facts(all.map(({ name, text }) => [name, text ? inCode(text) : nothing()]));
  const shown = all.map(({ name, text, runtime }) => {
    const content = text === "" ? h("p", {}, nothing()) : textBlock(text);
    return h("div", {}, h("p", { class: "wp-name" }, name, runtime && ` (${runtime})`), content);
  });
  return h("div", { class: "wp-staff-answers" }, shown);
}

/** @param {import("../shared/fields.js").Answer} answer */
function contentOf(answer) {
  if (Array.isArray(answer)) return { text: answer.join(", "), runtime: "" };
  return typeof answer === "string" ? { text: answer, runtime: "" } : { text: answer?.source ?? "", runtime: answer?.runtime ?? "" };
}

function isShort(text) {
  return text.length <= SHORT && !text.includes("\n");
}

function nothing() {
  return h("span", { class: "wp-nothing" }, gettext("empty"));
}
