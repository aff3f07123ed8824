/** Values as the answer's language writes them, of a bounded length: a learner's program may have written them. */

/**
 * @typedef {object} Notation
 * @property {string} nothing
 * @property {string} yes
 * @property {string} no
 * @property {string} big what follows an integer that a JavaScript number cannot hold
 */

/** Characters of any text of a result. */
export const LONGEST = 10_000;

/** Of a character that is written as a pair of surrogates: what is left of it at an end. */
const FIRST_HALF = /[\ud800-\udbff]$/;
const SECOND_HALF = /^[\udc00-\udfff]/;

/** @type {Notation} */
export const JAVASCRIPT = { nothing: "null", yes: "true", no: "false", big: "n" };
/** @type {Record<string, Notation>} */
const OTHERS = {
  python: { nothing: "None", yes: "True", no: "False", big: "" },
};
const JSON_ITSELF = { ...JAVASCRIPT, big: "" };

/**
 * How a learner reads values of a program.
 * @param {string} runtime such as "python-3.14@1"
 * @returns {Notation}
 */
export function notationOf(runtime) {
  const language = languageOf(runtime);
  if (language === "javascript") {
    return JAVASCRIPT;
  }
  return Object.hasOwn(OTHERS, language) ? OTHERS[language] : JSON_ITSELF;
}

/**
 * @param {string} runtime such as "python-3.14@1"
 * @returns {string} such as "python"
 */
export function languageOf(runtime) {
  return runtime.split(/[-@]/, 1)[0];
}

/**
 * Unicode text of at most `longest` characters: beginning and end of a longer one.
 * @param {string} text
 * @param {number} longest
 * @returns {string}
 */
export function cut(text, longest = LONGEST) {
  if (text.length > longest) {
    const half = Math.floor(longest / 2) - 2;
    text = `${text.slice(0, half).replace(FIRST_HALF, "")} … ${text.slice(-half).replace(SECOND_HALF, "")}`;
  }
  return wellFormed(text);
}

/**
 * @param {string} text
 * @returns {string} at most eighty characters of it
 */
export function shortText(text) {
  return text.length <= 80 ? text : wellFormed(`${text.slice(0, 79).replace(FIRST_HALF, "")}…`);
}

/**
 * A JSON value as code.
 * @param {unknown} value
 * @param {Notation} notation
 * @returns {string}
 */
export function asCode(value, notation) {
  const writer = new Writer(notation);
  writer.write(value);
  return cut(writer.text);
}

/**
 * @param {string} name
 * @param {unknown[]} args
 * @param {Notation} notation
 * @returns {string}
 */
export function asCall(name, args, notation) {
  return cut(`${name}(${args.map((each) => asCode(each, notation)).join(", ")})`);
}

/**
 * @param {string} text
 * @returns {string} the text as a literal
 */
export function quoted(text) {
  return JSON.stringify(text);
}

/** A host accepts no halves of characters. */
function wellFormed(text) {
  return text.replace(/[\ud800-\udfff]/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
}

/** Writes hardly more than there is room for. */
class Writer {
  #left = LONGEST;
  #notation;
  #parts = [];

  /** @param {Notation} notation */
  constructor(notation) {
    this.#notation = notation;
  }

  get text() {
    return this.#parts.join("");
  }

  /** @param {unknown} value JSON; what shows itself by a method `shown`, such as a comparison, may stand in it */
  write(value) {
    if (Array.isArray(value)) {
      this.#writeItems("[", value.entries(), "]", false);
    } else if (value === null || typeof value !== "object") {
      this.#add(this.#plain(value));
    } else if (typeof value.shown === "function") {
      this.#add(value.shown(this.#notation));
    } else {
      this.#writeItems("{", Object.entries(value), "}", true);
    }
  }

  #writeItems(opening, items, closing, named) {
    this.#add(opening);
    let separator = "";
    for (const [key, item] of items) {
      if (this.#left <= 0) {
        this.#parts.push("…");
        break;
      }
      this.#add(named ? `${separator}${quoted(key.slice(0, LONGEST))}: ` : separator);
      this.write(item);
      separator = ", ";
    }
    this.#add(closing);
  }

  #plain(value) {
    switch (typeof value) {
      case "string":
        return quoted(value.slice(0, LONGEST));
      case "boolean":
        return value ? this.#notation.yes : this.#notation.no;
      case "bigint":
        return String(value) + (Number.isSafeInteger(Number(value)) ? "" : this.#notation.big);
      case "number":
        return String(value);
      default:
        return this.#notation.nothing;
    }
  }

  #add(text) {
    this.#parts.push(text);
    this.#left -= text.length;
  }
}
