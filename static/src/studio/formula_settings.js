/** What only an answer field for a formula has: which variables it may hold, and what it is meant to be. */

import { h } from "../shared/dom.js";
import { gettext } from "../shared/i18n.js";

/** @typedef {{variables?: string[], expects?: string}} FormulaInput  left out: any variables, an expression */

/** The runtimes that tell learners how they read a formula say so in their manifests. */
const FEATURE = "formulas";

const EXPECTED = {
  expression: () => gettext("An expression, such as x^2 + 1"),
  equation: () => gettext("An equation, such as y = 2x"),
  matrix: () => gettext("A matrix, such as [[1, 2], [3, 4]]"),
  set: () => gettext("A set, such as {1, 2}"),
  quantity: () => gettext("A quantity, such as 9.81 m/s^2"),
};

/**
 * @param {FormulaInput} input @param {string} id
 * @param {{runtime: import("./runtimes.js").Runtime | undefined, onChange: () => void}} host
 * @returns {HTMLElement}
 */
export function formulaSettings(input, id, { runtime, onChange }) {
  const variables = h("input", {
    class: "wp-text",
    id: `${id}-variables`,
    type: "text",
    spellcheck: "false",
    autocapitalize: "none",
    "data-part": "variables",
    "aria-describedby": `${id}-variables-help`,
    oninput: (event) => {
      input.variables = event.target.value.split(/[\s,;]+/).filter(Boolean);
      onChange();
    },
  });
  variables.value = (input.variables ?? []).join(" ");
  const expects = h(
    "select",
    {
      class: "wp-text",
      id: `${id}-expects`,
      "data-part": "expects",
      onchange: (event) => {
        input.expects = event.target.value;
        onChange();
      },
    },
    Object.entries(EXPECTED).map(([value, label]) => h("option", { value }, label())),
  );
  expects.value = input.expects || "expression";
  return h(
    "div",
    {},
    h(
      "div",
      { class: "wps-grid" },
      h(
        "div",
        { class: "wps-cell" },
        h("label", { class: "wp-label", for: variables.id }, gettext("Variables")),
        variables,
        h("p", { class: "wp-help", id: `${id}-variables-help` }, gettext("Such as x t alpha, with spaces between. Empty: any. Learners who use another one are told its name before they submit.")),
      ),
      h("div", { class: "wps-cell" }, h("label", { class: "wp-label", for: expects.id }, gettext("What is expected")), expects),
    ),
    runtime && h("p", { class: "wp-help wps-reads" }, aboutReading(runtime)),
  );
}

/** @param {import("./runtimes.js").Runtime} runtime @returns {string} */
function aboutReading(runtime) {
  if ((runtime.features ?? []).includes(FEATURE)) return gettext("Below the field, learners see how their formula is read, before they submit it.");
  return gettext("The grader's runtime cannot show learners how their formula is read. The grader gets it as it was typed.");
}
