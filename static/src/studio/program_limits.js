/** What a learner's program may use, where an author wants more or less than is usual. */

import { h } from "../shared/dom.js";
import { format, gettext, number } from "../shared/i18n.js";
import { CheckedText } from "./checked_text.js";

/** @typedef {{fuel?: number, seconds?: number, memory_mib?: number, output_kib?: number}} Amounts */

const LIMITS = {
  fuel: { whole: true, label: () => gettext("Fuel, in instructions") },
  seconds: { whole: false, label: () => gettext("Time, in seconds") },
  memory_mib: { whole: true, label: () => gettext("Memory, in MiB") },
  output_kib: { whole: true, label: () => gettext("Output, in KiB") },
};

/** Digits in groups of three, as the placeholder and people write large numbers. */
const GROUPED = /^\d{1,3}([\s,.'’_]\d{3})+$/;

export class ProgramLimits {
  /**
   * @param {string} id @param {Amounts} amounts  as stored: only what is not usual
   * @param {{usual: Amounts, most: Amounts, onChange: (amounts: Record<string, any>) => void}} host
   */
  constructor(id, amounts, { usual, most, onChange }) {
    this.amounts = { ...amounts };
    this.onChange = onChange;
    this.texts = Object.entries(LIMITS).map(([name, limit]) => this.#text(`${id}-${name}`, name, limit, usual[name], most[name]));
    const grid = h("div", { class: "wps-grid" }, this.texts.map(({ element }) => element));
    const about = gettext("What each start of the program may use. Leave empty what is to be as usual.");
    const open = Object.keys(this.amounts).length > 0;
    this.element = h(
      "details",
      { class: "wps-limits", open },
      h("summary", {}, gettext("Limits of the program")),
      h("p", { class: "wp-help" }, about),
      grid,
    );
  }

  #text(id, name, { whole, label }, usual, most) {
    return new CheckedText(
      id,
      {
        label: label(),
        help: inWords(usual, most),
        part: name,
        text: String(this.amounts[name] ?? ""),
        placeholder: usual === undefined ? undefined : number(usual),
        inputmode: whole ? "numeric" : "decimal",
      },
      {
        read: (text) => amountOf(text, whole, most),
        onChange: (text) => this.#change(name, text),
      },
    );
  }

  /** A text that means nothing is kept as it is, so that nothing typed gets lost. */
  #change(name, text) {
    const control = this.texts[Object.keys(LIMITS).indexOf(name)];
    const value = control.value === undefined ? text : control.value;
    if (value === null) delete this.amounts[name];
    else this.amounts[name] = value;
    this.onChange({ ...this.amounts });
  }
}

function inWords(usual, most) {
  if (usual === undefined) return gettext("Empty: as usual.");
  if (most === undefined) return format(gettext("Empty: {usual}."), { usual: number(usual) });
  return format(gettext("Empty: {usual}. At most {most}."), { usual: number(usual), most: number(most) });
}

/** @returns {number | null} null for an empty text. Raises RangeError with a sentence. */
function amountOf(text, whole, most) {
  const plain = text.trim();
  if (plain === "") return null;
  const value = Number(GROUPED.test(plain) && whole ? plain.replace(/\D/g, "") : plain.replace(",", "."));
  if (!Number.isFinite(value) || value <= 0 || (whole && !Number.isInteger(value))) {
    throw new RangeError(whole ? gettext("Type a whole number greater than 0, or nothing.") : gettext("Type a number greater than 0, or nothing."));
  }
  if (most !== undefined && value > most) {
    throw new RangeError(format(gettext("Type at most {most}: the operator allows no more."), { most: number(most) }));
  }
  return value;
}
