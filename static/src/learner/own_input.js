/** What a learner tries the program with, besides the examples: a call, or what it reads. */

import { h } from "../shared/dom.js";
import { format, gettext } from "../shared/i18n.js";

/**
 * @typedef {Object} OwnInput
 * @property {HTMLElement} element
 * @property {() => string} text
 *
 * @param {"code" | "stdin"} kind @param {string} id @param {string} example  a call; "" for none
 * @returns {OwnInput}
 */
export function ownInput(kind, id, example) {
  const isCode = kind === "code";
  const help = isCode && example ? format(gettext("Your own call, such as {call}. Run makes it as well."), { call: example }) : HELP[kind]();
  const attributes = { id, spellcheck: "false", autocapitalize: "off", autocorrect: "off", autocomplete: "off", "aria-describedby": `${id}-help` };
  const control = isCode
    ? h("input", { ...attributes, class: "wp-text wp-own-text", type: "text" })
    : h("textarea", { ...attributes, class: "wp-text wp-own-text", rows: 3, wrap: "off" });
  const element = h(
    "div",
    { class: "wp-own" },
    h("label", { class: "wp-label", for: id }, gettext("Try it with…")),
    h("p", { class: "wp-help", id: `${id}-help` }, help),
    control,
  );
  return { element, text: () => control.value };
}

const HELP = {
  code: () => gettext("Your own call, such as mean([1, 2]). Run makes it as well."),
  stdin: () => gettext("Input for your program. Run uses it as well."),
};
