/** A formula as one says it: screen readers leave out signs such as ^, or name them in ways that mean something else. */

import { format, gettext } from "../shared/i18n.js";

const SIGNS = {
  "+": () => gettext("plus"),
  "-": () => gettext("minus"),
  "−": () => gettext("minus"),
  "*": () => gettext("times"),
  "·": () => gettext("times"),
  "×": () => gettext("times"),
  "/": () => gettext("over"),
  "=": () => gettext("equals"),
  "==": () => gettext("equals"),
  "!=": () => gettext("is not equal to"),
  "<": () => gettext("is less than"),
  ">": () => gettext("is greater than"),
  "<=": () => gettext("is at most"),
  ">=": () => gettext("is at least"),
  "≠": () => gettext("is not equal to"),
  "≤": () => gettext("is at most"),
  "≥": () => gettext("is at least"),
  "(": () => gettext("open parenthesis"),
  ")": () => gettext("close parenthesis"),
  "[": () => gettext("open bracket"),
  "]": () => gettext("close bracket"),
  "{": () => gettext("open brace"),
  "}": () => gettext("close brace"),
  "|": () => gettext("bar"),
  "!": () => gettext("factorial"),
};
const POWERS = { 2: () => gettext("squared"), 3: () => gettext("cubed") };
const TO_THE_POWER = () => gettext("to the power of");
const FUNCTIONS = { sqrt: () => gettext("square root") };
const INDEX = () => gettext("{name} sub {index}");

const TOKEN = /\s+|\*\*|==|!=|<=|>=|\d+(?:[.,]\d+)?|\p{L}[\p{L}\p{N}]*(?:_[\p{L}\p{N}]+)?|./gsu;

/** @param {string} text  such as "x^2 + 1" @returns {string} such as "x squared plus 1" */
export function formulaInWords(text) {
  const tokens = (text.match(TOKEN) ?? []).filter((token) => token.trim());
  const words = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const isPower = tokens[at] === "^" || tokens[at] === "**";
    const power = isPower && !isPowerOfPower(tokens, at) && Object.hasOwn(POWERS, tokens[at + 1]) && POWERS[tokens[at + 1]]();
    if (power) at += 1;
    words.push(power || (isPower ? TO_THE_POWER() : wordOf(tokens[at])));
  }
  return words.join(" ").replaceAll(" ,", ",");
}

/** In 2^2^x, the second 2 is no power by itself. */
function isPowerOfPower(tokens, at) {
  return ["^", "**", "!"].includes(tokens[at + 2]);
}

function wordOf(token) {
  if (Object.hasOwn(SIGNS, token)) return SIGNS[token]();
  if (Object.hasOwn(FUNCTIONS, token)) return FUNCTIONS[token]();
  const [name, index] = token.split("_");
  return name && index ? format(INDEX(), { name, index }) : token;
}
