// The text of a value, as Node's util.inspect has it. Runs in the harness's realm, and runs no code of the value's.

import { classOf, errorText, isTypedArray, promiseResult, promiseState, proxyTarget } from "./native";

const MOST_ITEMS = 100;
const LONGEST_STRING = 10_000;
const COMPACT = 3;

const { getOwnPropertyDescriptor, getPrototypeOf } = Object;
const { ownKeys } = Reflect;
const getter = (type, name) => getOwnPropertyDescriptor(type.prototype, name).get;
const call = Function.prototype.call;
const bound = (method) => call.bind(method);
const mapEntries = bound(Map.prototype.entries);
const setValues = bound(Set.prototype.values);
const mapSize = bound(getter(Map, "size"));
const setSize = bound(getter(Set, "size"));
const isoText = bound(Date.prototype.toISOString);
const dateValue = bound(Date.prototype.getTime);
const sourceOf = bound(getter(RegExp, "source"));
const functionText = bound(Function.prototype.toString);
const FLAGS = Object.entries({
  hasIndices: "d", global: "g", ignoreCase: "i", multiline: "m", dotAll: "s", unicode: "u", unicodeSets: "v", sticky: "y",
}).map(([name, letter]) => [bound(getter(RegExp, name)), letter]);
const UNBOXED = {
  Number: bound(Number.prototype.valueOf), String: bound(String.prototype.valueOf),
  Boolean: bound(Boolean.prototype.valueOf), BigInt: bound(BigInt.prototype.valueOf),
  Symbol: bound(Symbol.prototype.valueOf),
};
const byteLength = bound(getter(ArrayBuffer, "byteLength"));

/** The keys and values of a map, one after the other. */
export function entriesOf(map) {
  const list = [];
  for (const [key, value] of mapEntries(map)) list.push(key, value);
  return list;
}

/** options: depth, breakLength, compact (all on one line), maxLength. */
export function inspect(value, options) {
  const context = { depth: 2, breakLength: 80, oneLine: false, seen: [], circular: [], indentation: 0, currentDepth: 0 };
  let longest = Infinity;
  if (options !== undefined && options !== null) {
    const given = (name) => getOwnPropertyDescriptor(options, name)?.value;
    const depth = given("depth");
    if (typeof depth === "number") context.depth = depth;
    if (depth === null) context.depth = Infinity;
    if (typeof given("breakLength") === "number") context.breakLength = given("breakLength");
    context.oneLine = given("compact") === true;
    if (typeof given("maxLength") === "number") longest = given("maxLength");
  }
  const text = format(context, value, 0, false);
  return text.length > longest ? `${text.slice(0, Math.max(0, longest - 1))}…` : text;
}

function format(context, value, level, isKey) {
  if (typeof value === "string") return formatString(context, value, isKey);
  if (value === null || (typeof value !== "object" && typeof value !== "function")) return formatPrimitive(value);
  const target = proxyTarget(value);
  if (target !== undefined) return target === null ? "<Revoked Proxy>" : format(context, target, level, isKey);
  if (context.seen.includes(value)) {
    if (!context.circular.includes(value)) context.circular.push(value);
    return `[Circular *${context.circular.indexOf(value) + 1}]`;
  }
  return formatObject(context, value, level);
}

function formatPrimitive(value) {
  if (Object.is(value, -0)) return "-0";
  if (typeof value === "bigint") return `${value}n`;
  return String(value);
}

const ESCAPES = { "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", "\\": "\\\\" };

/** Text in quotes: in single ones, unless it has some itself. */
export function quoted(text) {
  let quote = "'";
  if (text.includes("'")) {
    if (!text.includes('"')) quote = '"';
    else if (!text.includes("`") && !text.includes("${")) quote = "`";
  }
  let shown = "";
  for (const character of text) {
    const code = character.codePointAt(0);
    if (character === quote) shown += `\\${quote}`;
    else if (ESCAPES[character] !== undefined) shown += ESCAPES[character];
    else if (code < 0x20 || (code >= 0x7f && code < 0xa0)) shown += `\\x${code.toString(16).toUpperCase().padStart(2, "0")}`;
    else if (code >= 0xd800 && code < 0xe000) shown += `\\u${code.toString(16)}`;
    else shown += character;
  }
  return `${quote}${shown}${quote}`;
}

function formatString(context, text, isKey) {
  let rest = "";
  if (!isKey && text.length > LONGEST_STRING) {
    const more = text.length - LONGEST_STRING;
    rest = `... ${more} more character${more > 1 ? "s" : ""}`;
    text = text.slice(0, LONGEST_STRING);
  }
  if (!isKey && !context.oneLine && text.length > 16 && text.length > context.breakLength - context.indentation - 4) {
    const lines = text.split(/(?<=\n)/);
    if (lines.length > 1) return lines.map(quoted).join(` +\n${" ".repeat(context.indentation + 2)}`) + rest;
  }
  return quoted(text) + rest;
}

function dataValue(object, key) {
  return getOwnPropertyDescriptor(object, key)?.value;
}

/** The name of the class of an object: of the nearest prototype with a constructor. null: it has no prototype. */
function classNameOf(value) {
  for (let object = value, i = 0; object && i < 100; object = getPrototypeOf(object), i++) {
    if (proxyTarget(object) !== undefined) break;
    const constructor = dataValue(object, "constructor");
    if (typeof constructor !== "function" || proxyTarget(constructor) !== undefined) continue;
    const name = dataValue(constructor, "name");
    if (typeof name === "string" && name !== "") return name;
  }
  return null;
}

function prefix(name, fallback, size) {
  const shown = name === null ? `[${fallback}${size}: null prototype] ` : `${name}${size} `;
  return name !== null && name !== fallback && fallback !== "Object" && !name.includes(fallback)
    ? `${name}${size} [${fallback}] `
    : shown;
}

function tagOf(value, name) {
  for (let object = getPrototypeOf(value), i = 0; object && i < 100; object = getPrototypeOf(object), i++) {
    if (proxyTarget(object) !== undefined) return "";
    const tag = getOwnPropertyDescriptor(object, Symbol.toStringTag);
    if (tag) return typeof tag.value === "string" && tag.value !== "" && tag.value !== name ? `[${tag.value}] ` : "";
  }
  return "";
}

function formatObject(context, value, level) {
  const kind = typeof value === "function" ? "Function" : classOf(value);
  const name = classNameOf(value);
  const keys = shownKeys(value, kind);
  let braces = ["{", "}"];
  let base = "";
  let entries = null;
  let isList = false;
  if (kind === "Array") {
    const length = dataValue(value, "length");
    const shown = name === null ? prefix(name, "Array", `(${length})`) : `${name}(${length}) `;
    braces = [`${name === "Array" ? "" : shown}[`, "]"];
    if (length === 0 && keys.length === 0) return `${braces[0]}]`;
    isList = true;
    entries = () => arrayItems(context, value, length, level);
  } else if (kind === "Set") {
    const size = setSize(value);
    braces[0] = `${prefix(name, "Set", `(${size})`)}{`;
    if (size === 0 && keys.length === 0) return `${braces[0]}}`;
    entries = () => setItems(context, value, level);
  } else if (kind === "Map") {
    const size = mapSize(value);
    braces[0] = `${prefix(name, "Map", `(${size})`)}{`;
    if (size === 0 && keys.length === 0) return `${braces[0]}}`;
    entries = () => mapItems(context, value, level);
  } else if (isTypedArray(value)) {
    braces = [`${prefix(name, kind, `(${value.length})`)}[`, "]"];
    if (value.length === 0 && keys.length === 0) return `${braces[0]}]`;
    isList = true;
    entries = () => typedItems(value);
  } else if (kind === "Arguments") {
    braces[0] = "[Arguments] {";
    if (keys.length === 0) return "[Arguments] {}";
  } else if (kind === "Function") {
    base = functionBase(value, name);
    if (keys.length === 0) return base;
  } else if (kind === "RegExp") {
    base = `/${sourceOf(value)}/${FLAGS.map(([has, letter]) => (has(value) ? letter : "")).join("")}`;
    if (keys.length === 0) return base;
  } else if (kind === "Date") {
    base = Number.isNaN(dateValue(value)) ? "Invalid Date" : isoText(value);
    if (keys.length === 0) return base;
  } else if (kind === "Error") {
    base = errorBase(context, value);
    if (keys.length === 0) return base;
  } else if (kind === "Promise") {
    braces[0] = `${prefix(name, "Promise", "")}{`;
    entries = () => promiseItems(context, value, level);
  } else if (Object.hasOwn(UNBOXED, kind)) {
    base = `[${kind}: ${format(context, UNBOXED[kind](value), level, false)}]`;
    if (keys.length === 0) return base;
  } else if (kind === "ArrayBuffer") {
    braces[0] = `${prefix(name, "ArrayBuffer", "")}{`;
    entries = () => [`byteLength: ${byteLength(value)}`];
  } else if (kind === "WeakSet" || kind === "WeakMap") {
    return `${prefix(name, kind, "")}{ <items unknown> }`;
  } else if (kind === "Generator") {
    braces[0] = "Object [Generator] {";
    if (keys.length === 0) return "Object [Generator] {}";
  } else {
    const tag = tagOf(value, name);
    if (name !== "Object" || tag) braces[0] = `${prefix(name, "Object", "")}${tag}{`;
    if (keys.length === 0) return `${braces[0]}}`;
  }
  if (level > context.depth) return isList && name === "Array" ? "[Array]" : `[${name === null ? "Object: null prototype" : name}]`;
  return formatMembers(context, value, level, { keys, base, braces, entries, isList });
}

function formatMembers(context, value, level, { keys, base, braces, entries, isList }) {
  context.seen.push(value);
  context.currentDepth = level;
  const output = entries ? entries() : [];
  for (const key of keys) output.push(formatProperty(context, value, key, level, isList));
  context.seen.pop();
  const reference = context.circular.indexOf(value);
  if (reference >= 0) {
    if (base === "") braces[0] = `<ref *${reference + 1}> ${braces[0]}`;
    else base = `<ref *${reference + 1}> ${base}`;
  }
  return joined(context, output, base, braces, isList, level, value);
}

function joined(context, output, base, braces, isList, level, value) {
  const start = base ? `${base} ` : "";
  if (context.oneLine) return `${start}${braces[0]} ${output.join(", ")} ${braces[1]}`;
  const count = output.length;
  if (isList && count > 6) output = grouped(context, output, value);
  if (context.currentDepth - level < COMPACT && count === output.length) {
    const length = output.reduce((sum, each) => sum + each.length, 2 * output.length + context.indentation + braces[0].length + base.length + 10);
    if (length <= context.breakLength && !base.includes("\n") && !output.some((each) => each.includes("\n")))
      return `${start}${braces[0]} ${output.join(", ")} ${braces[1]}`;
  }
  const indentation = `\n${" ".repeat(context.indentation)}`;
  return `${start}${braces[0]}${indentation}  ${output.join(`,${indentation}  `)}${indentation}${braces[1]}`;
}

/** Items of a long list in columns. */
function grouped(context, output, value) {
  let count = output.length;
  if (count > MOST_ITEMS) count--; // "... more items" has a line of its own.
  const lengths = output.slice(0, count).map((each) => each.length + 2);
  const total = lengths.reduce((sum, each) => sum + each, 0);
  const widest = Math.max(...lengths);
  if (widest * 3 + context.indentation >= context.breakLength) return output;
  if (total / widest <= 5 && widest - 2 > 6) return output;
  const bias = Math.sqrt(widest - total / output.length);
  const biased = Math.max(widest - 3 - bias, 1);
  const columns = Math.min(
    Math.round(Math.sqrt(2.5 * biased * count) / biased),
    Math.floor((context.breakLength - context.indentation) / widest),
    COMPACT * 4,
    15,
  );
  if (columns <= 1) return output;
  const widths = [];
  for (let column = 0; column < columns; column++) {
    let width = 0;
    for (let i = column; i < count; i += columns) width = Math.max(width, lengths[i]);
    widths.push(width);
  }
  const numbers = output.slice(0, count).every((_, i) => ["number", "bigint"].includes(typeof dataValue(value, String(i))));
  const rows = [];
  for (let i = 0; i < count; i += columns) {
    const end = Math.min(i + columns, count);
    let row = "";
    for (let j = i; j < end - 1; j++) {
      const cell = `${output[j]}, `;
      row += numbers ? cell.padStart(widths[j - i]) : cell.padEnd(widths[j - i]);
    }
    row += numbers ? output[end - 1].padStart(widths[end - 1 - i] - 2) : output[end - 1];
    rows.push(row);
  }
  if (count < output.length) rows.push(output[count]);
  return rows;
}

function shownKeys(value, kind) {
  const isList = kind === "Array" || kind === "String" || isTypedArray(value);
  const keys = isList && !hasOddKeys(value, kind) ? [] : ownKeys(value);
  const shown = [];
  for (const key of keys) {
    if (isList && typeof key === "string" && /^(?:0|[1-9]\d{0,9})$/.test(key)) continue;
    if (getOwnPropertyDescriptor(value, key)?.enumerable) shown.push(key);
  }
  return shown;
}

/** Whether a list has more than its items. Looking at all keys of a long one takes too much. */
function hasOddKeys(value, kind) {
  if (isTypedArray(value) && value.length > 10_000) return false;
  if (kind === "Array" && dataValue(value, "length") > 1_000_000) return false;
  return true;
}

function indented(context, by, making) {
  context.indentation += by;
  try {
    return making();
  } finally {
    context.indentation -= by;
  }
}

function moreItems(count) {
  return `... ${count} more item${count > 1 ? "s" : ""}`;
}

function arrayItems(context, value, length, level) {
  const output = [];
  let index = 0;
  let holes = 0;
  const tellHoles = () => {
    if (holes > 0) output.push(`<${holes} empty item${holes > 1 ? "s" : ""}>`);
    holes = 0;
  };
  for (; index < length && output.length < MOST_ITEMS; index++) {
    const found = getOwnPropertyDescriptor(value, String(index));
    if (!found) {
      holes++;
      if (holes > 10_000) {
        holes += length - index - 1;
        index = length;
      }
      continue;
    }
    tellHoles();
    if (output.length < MOST_ITEMS) output.push(formatDescriptor(context, found, level, 2));
    else break;
  }
  tellHoles();
  if (index < length) output.push(moreItems(length - index));
  return output;
}

function typedItems(value) {
  const output = [];
  const count = Math.min(value.length, MOST_ITEMS);
  for (let i = 0; i < count; i++) output.push(formatPrimitive(value[i]));
  if (value.length > count) output.push(moreItems(value.length - count));
  return output;
}

function setItems(context, value, level) {
  const output = [];
  let count = 0;
  indented(context, 2, () => {
    for (const each of setValues(value)) if (count++ < MOST_ITEMS) output.push(format(context, each, level + 1, false));
  });
  if (count > MOST_ITEMS) output.push(moreItems(count - MOST_ITEMS));
  return output;
}

function mapItems(context, value, level) {
  const output = [];
  let count = 0;
  indented(context, 2, () => {
    for (const [key, item] of mapEntries(value))
      if (count++ < MOST_ITEMS) output.push(`${format(context, key, level + 1, false)} => ${format(context, item, level + 1, false)}`);
  });
  if (count > MOST_ITEMS) output.push(moreItems(count - MOST_ITEMS));
  return output;
}

function promiseItems(context, value, level) {
  const state = promiseState(value);
  if (state === 0) return ["<pending>"];
  const shown = indented(context, 2, () => format(context, promiseResult(value), level + 1, false));
  return [state === 2 ? `<rejected> ${shown}` : shown];
}

function functionBase(value, constructor) {
  const name = dataValue(value, "name");
  const shown = typeof name === "string" && name !== "" ? name : null;
  if (functionText(value).startsWith("class")) {
    const parent = getPrototypeOf(value);
    const extended = typeof parent === "function" && proxyTarget(parent) === undefined ? dataValue(parent, "name") : "";
    return `[class ${shown ?? "(anonymous)"}${extended ? ` extends ${extended}` : ""}]`;
  }
  const kind = constructor === null ? "Function (null prototype)" : constructor;
  return `[${kind}${shown === null ? " (anonymous)" : `: ${shown}`}]`;
}

function errorBase(context, value) {
  const text = errorText(value);
  return (text.includes("\n") ? text : `[${text}]`).replaceAll("\n", `\n${" ".repeat(context.indentation)}`);
}

function formatDescriptor(context, found, level, indentation) {
  if (found.get) return found.set ? "[Getter/Setter]" : "[Getter]";
  if (found.set) return "[Setter]";
  return indented(context, indentation, () => format(context, found.value, level + 1, false));
}

function formatProperty(context, value, key, level, isList) {
  const text = formatDescriptor(context, getOwnPropertyDescriptor(value, key), level, isList ? 2 : 2);
  if (typeof key === "symbol") return `[${String(key)}]: ${text}`;
  if (key === "__proto__") return `['__proto__']: ${text}`;
  return `${/^[a-zA-Z_][a-zA-Z_0-9]*$/.test(key) ? key : quoted(key)}: ${text}`;
}
