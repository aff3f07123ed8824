// What a program finds in its realm besides the language: a small part of what Node and browsers have.

import {
  decode, encode, exit, now, random, readAll as restOfInput, readLine as nextLine, require as requireNative, writeErr,
  writeOut,
} from "./native";
import { InvalidAnswer, SubmissionError } from "./answer.js";

// As many frames as QuickJS keeps, so that the program's own are among them; and a program cannot do without them.
Error.stackTraceLimit = 64;
for (const name of ["stackTraceLimit", "prepareStackTrace"]) delete Error[name];

const { apply, ownKeys } = Reflect;
const { create, defineProperty } = Object;
const text = String;

/** The next line of standard input without its end, or null. */
function readLine() {
  return nextLine();
}

/** What is left of standard input. */
function readAll() {
  return restOfInput();
}

/** Asks a question on standard output; the answer is the next line of standard input, or null. */
function prompt(question = "") {
  if (question !== "") writeOut(`${text(question)} `);
  return nextLine();
}

// Modules of Node's older kind.

const loaded = create(null);

function require(name) {
  name = text(name);
  const key = name.startsWith("./") ? name.slice(2) : name;
  if (loaded[key]) return loaded[key].exports;
  const found = requireNative(name);
  const made = { exports: found };
  if (typeof found === "function" && /\.c?js$/.test(key)) {
    made.exports = {};
    loaded[key] = made;
    apply(found, made.exports, [made.exports, require, made]);
  }
  loaded[key] = made;
  return made.exports;
}

// Bytes and text.

class TextEncoder {
  get encoding() {
    return "utf-8";
  }
  encode(input = "") {
    return encode(text(input));
  }
}

class TextDecoder {
  constructor(label = "utf-8") {
    if (!/^utf-?8$/i.test(label)) throw new RangeError(`the sandbox decodes utf-8 only, not ${label}`);
  }
  get encoding() {
    return "utf-8";
  }
  decode(bytes = new Uint8Array()) {
    const view = ArrayBuffer.isView(bytes)
      ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      : new Uint8Array(bytes);
    const decoded = decode(view);
    return decoded.startsWith("\ufeff") ? decoded.slice(1) : decoded;
  }
}

const crypto = {
  getRandomValues(array) {
    if (!ArrayBuffer.isView(array) || array instanceof Float32Array || array instanceof Float64Array)
      throw new TypeError("getRandomValues takes an array of integers");
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let i = 0; i < bytes.length; i++) bytes[i] = random() * 256;
    return array;
  },
  randomUUID() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  },
};

const ERRORS = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

function structuredClone(value) {
  return cloned(value, new Map());
}

function cloned(value, made) {
  if (typeof value === "function" || typeof value === "symbol")
    throw new DOMException(`${text(value)} could not be cloned.`, "DataCloneError");
  if (typeof value !== "object" || value === null) return value;
  if (made.has(value)) return made.get(value);
  const keep = (copy) => (made.set(value, copy), copy);
  if (value instanceof Date) return keep(new Date(value.getTime()));
  if (value instanceof RegExp) return keep(new RegExp(value.source, value.flags));
  if (value instanceof ArrayBuffer) return keep(value.slice(0));
  if (ArrayBuffer.isView(value)) return keep(new value.constructor(value));
  if (value instanceof Number || value instanceof String || value instanceof Boolean) return keep(Object(value.valueOf()));
  if (value instanceof Map) {
    const copy = keep(new Map());
    for (const [key, item] of value) copy.set(cloned(key, made), cloned(item, made));
    return copy;
  }
  if (value instanceof Set) {
    const copy = keep(new Set());
    for (const item of value) copy.add(cloned(item, made));
    return copy;
  }
  if (value instanceof Error) {
    const copy = keep(new (ERRORS[value.name] ?? Error)(value.message));
    if (Object.hasOwn(value, "cause")) copy.cause = cloned(value.cause, made);
    return copy;
  }
  if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet)
    throw new DOMException(`${Object.prototype.toString.call(value)} could not be cloned.`, "DataCloneError");
  const copy = keep(Array.isArray(value) ? new Array(value.length) : {});
  for (const key of Object.keys(value)) copy[key] = cloned(value[key], made);
  return copy;
}

const process = {
  argv: ["node", "program.js"],
  env: {},
  platform: "wasm",
  exitCode: undefined,
  stdout: { write: (written) => writeOut(text(written)), isTTY: false },
  stderr: { write: (written) => writeErr(text(written)), isTTY: false },
  exit(code = process.exitCode ?? 0) {
    exit(Number(code));
  },
  cwd: () => "/",
  hrtime: Object.assign(() => [Math.floor(now() / 1e3), Math.floor((now() % 1e3) * 1e6)], {
    bigint: () => BigInt(Math.round(now() * 1e6)),
  }),
  nextTick: (callback, ...values) => queueMicrotask(() => callback(...values)),
  uptime: () => now() / 1e3,
};

const performance = { now: () => now(), timeOrigin: 1_767_225_600_000 };

function define(target, values) {
  for (const name of ownKeys(values))
    defineProperty(target, name, { value: values[name], writable: true, configurable: true, enumerable: false });
}

const moduleOfProgram = { exports: {} };
define(globalThis, {
  InvalidAnswer, SubmissionError, TextDecoder, TextEncoder, crypto, exports: moduleOfProgram.exports, global: globalThis,
  module: moduleOfProgram, performance, process, prompt, readAll, readLine, readline: readLine, require, structuredClone,
});
define(Math, { random: () => random() });
defineProperty(Math.random, "name", { value: "random", configurable: true });
for (const name of ["Atomics", "SharedArrayBuffer"]) delete globalThis[name];

export const ready = true;
