/** Other numbers on the page: in the prompt, the examples, and at the answer fields. */

import { typeset } from "../shared/math.js";

/**
 * @param {HTMLElement} root
 * @param {{prompt_html: string, examples_html: string, fields: Record<string, {label: string, help: string, choices: Record<string, string>}>}} texts
 *   HTML that the server has sanitised; fields by name
 */
export function showVariant(root, { prompt_html: prompt, examples_html: examples, fields }) {
  replace(root.querySelector(".wp-prompt"), prompt);
  replace(root.querySelector(".wp-examples-place"), examples);
  for (const field of root.querySelectorAll(".wp-field")) {
    const { label, help, choices } = fields[field.dataset.field] ?? { choices: {} };
    replace(field.querySelector(".wp-label"), label);
    replace(field.querySelector(".wp-help"), help);
    for (const option of field.querySelectorAll(".wp-option")) replace(option.querySelector("span"), choices[option.querySelector("input").value]);
  }
}

/** A field without a label has a usual one, which shows no numbers. @param {HTMLElement | null} element @param {string | undefined} html */
function replace(element, html) {
  if (!element || (!html && element.matches(".wp-label, .wp-help, .wp-option span"))) return;
  element.innerHTML = html;
  typeset(element);
}
