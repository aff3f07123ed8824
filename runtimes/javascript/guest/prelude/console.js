// What console's methods write. Runs in the harness's realm.

import { now, toJson } from "./native";
import { inspect } from "./inspection.js";
import { tableText } from "./table.js";

let indentation = "";
const counts = new Map();
const timers = new Map();

/** Text of several values, the first of which may be a format, as Node's util.format makes it. */
export function formatted(values) {
  const hasFormat = typeof values[0] === "string";
  let index = hasFormat ? 1 : 0;
  let text = "";
  if (hasFormat) {
    text = values[0];
    if (values.length > 1)
      text = text.replace(/%[sdifjoOc%]/g, (directive) => {
        if (directive === "%%") return "%";
        if (index >= values.length) return directive;
        return directed(directive[1], values[index++]);
      });
  }
  const rest = values.slice(index).map((each) => (typeof each === "string" ? each : inspect(each)));
  return hasFormat ? [text, ...rest].join(" ") : rest.join(" ");
}

function directed(letter, value) {
  const isObject = (typeof value === "object" && value !== null) || typeof value === "function";
  switch (letter) {
    case "s":
      if (typeof value === "bigint") return `${value}n`;
      if (isObject) return inspect(value, { depth: 0 });
      return Object.is(value, -0) ? "-0" : String(value);
    case "d":
    case "i":
    case "f":
      return numberText(letter, value, isObject);
    case "j":
      return asJson(value);
    case "o":
      return inspect(value, { depth: 4 });
    case "O":
      return inspect(value);
    default:
      return ""; // %c: a style.
  }
}

function asJson(value) {
  try {
    return value === undefined ? "undefined" : toJson(value);
  } catch {
    return inspect(value);
  }
}

function numberText(letter, value, isObject) {
  if (isObject || typeof value === "symbol") return "NaN";
  if (typeof value === "bigint") return letter === "f" ? String(Number(value)) : `${value}n`;
  const number = letter === "d" ? Number(value) : letter === "i" ? parseInt(value) : parseFloat(value);
  return Object.is(number, -0) ? "-0" : String(number);
}

const label = (value) => (value === undefined ? "default" : typeof value === "string" ? value : inspect(value));
const elapsed = (name) => `${name}: ${(now() - timers.get(name)).toFixed(3)}ms`;

const METHODS = {
  log: (...values) => formatted(values),
  dir: (value, options) => inspect(value, options),
  table: (value, columns) => tableText(value, columns) ?? formatted([value]),
  assert: (condition, ...values) => {
    if (condition) return undefined;
    if (typeof values[0] === "string") return formatted([`Assertion failed: ${values[0]}`, ...values.slice(1)]);
    return formatted(["Assertion failed", ...values]);
  },
  trace: (...values) => formatted(["Trace", ...values]).replace(/^Trace (?=.)/, "Trace: "),
  count: (value) => {
    const name = label(value);
    counts.set(name, (counts.get(name) ?? 0) + 1);
    return `${name}: ${counts.get(name)}`;
  },
  countReset: (value) => void counts.delete(label(value)),
  time: (value) => void timers.set(label(value), now()),
  timeLog: (value, ...more) => (timers.has(label(value)) ? formatted([elapsed(label(value)), ...more]) : undefined),
  timeEnd: (value) => {
    const name = label(value);
    if (!timers.has(name)) return undefined;
    const text = elapsed(name);
    timers.delete(name);
    return text;
  },
};
for (const name of ["info", "debug", "warn", "error", "dirxml"]) METHODS[name] = METHODS.log;

/** The line that a method writes, with its end; undefined: none. */
export function consoleText(method, ...values) {
  if (method === "groupEnd") {
    indentation = indentation.slice(2);
    return undefined;
  }
  const isGroup = method === "group" || method === "groupCollapsed";
  let text = isGroup ? (values.length ? formatted(values) : undefined) : METHODS[method](...values);
  if (text !== undefined && indentation) text = indentation + text.replaceAll("\n", `\n${indentation}`);
  if (isGroup) indentation += "  ";
  return text === undefined ? undefined : `${text}\n`;
}
