// A small part of Node's fs: the attached files, standard input, and files in memory that the program writes.

import { decode, encode, fileBytes, fileNames, readAll } from "./native";

const written = new Map();

/** Bytes whose text one gets as from Node's Buffer. */
class Bytes extends Uint8Array {
  toString(encoding = "utf8") {
    if (/^utf-?8$/i.test(encoding)) return decode(new Uint8Array(this));
    if (encoding === "hex") return Array.from(this, (byte) => byte.toString(16).padStart(2, "0")).join("");
    if (/^(latin1|binary|ascii)$/.test(encoding)) return String.fromCharCode(...this);
    if (encoding === "base64") return btoa(Array.from(this, (byte) => String.fromCharCode(byte)).join(""));
    throw new TypeError(`Unknown encoding: ${encoding}`);
  }
}

const nameOf = (path) => String(path).replace(/^\.\//, "");
const bytesOf = (name) => written.get(name) ?? fileBytes(name);

function missing(call, path) {
  const error = new Error(
    `ENOENT: no such file or directory, ${call} '${path}': the sandbox has only the attached files and what this program wrote`,
  );
  return Object.assign(error, { code: "ENOENT", errno: -2, syscall: call, path });
}

const encodingOf = (options) => (typeof options === "string" ? options : options?.encoding);

function content(path) {
  if (path === 0 || path === "/dev/stdin") return encode(readAll());
  const found = bytesOf(nameOf(path));
  if (!found) throw missing("open", path);
  return found;
}

/** The content of a file, or of standard input for 0: as text with an encoding, else as bytes. */
export function readFileSync(path, options) {
  const bytes = new Bytes(content(path));
  const encoding = encodingOf(options);
  return encoding ? bytes.toString(encoding) : bytes;
}

export function existsSync(path) {
  return path === "/dev/stdin" || bytesOf(nameOf(path)) !== undefined;
}

export function readdirSync(path = ".") {
  if (![".", "./", "/"].includes(String(path))) throw missing("scandir", path);
  return [...new Set([...fileNames(), ...written.keys()])].sort();
}

/** Writes a file that lives in memory and ends with the program. */
export function writeFileSync(path, data) {
  written.set(nameOf(path), ArrayBuffer.isView(data) ? new Uint8Array(data) : encode(String(data)));
}

export function appendFileSync(path, data) {
  const before = bytesOf(nameOf(path)) ?? new Uint8Array();
  const more = ArrayBuffer.isView(data) ? new Uint8Array(data) : encode(String(data));
  const both = new Uint8Array(before.length + more.length);
  both.set(before);
  both.set(more, before.length);
  written.set(nameOf(path), both);
}

export const promises = {
  readFile: async (path, options) => readFileSync(path, options),
  writeFile: async (path, data) => writeFileSync(path, data),
};

export default { appendFileSync, existsSync, promises, readFileSync, readdirSync, writeFileSync };
