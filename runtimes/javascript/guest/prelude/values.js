// Values as JSON text.

import { fromJson as read, toJson as write } from "./native";

/** A value that JSON cannot hold. The message says which and where. */
export class BadValue extends Error {
  get name() {
    return "BadValue";
  }
}

/** The JSON text of a value. Throws BadValue. */
export function toJson(value) {
  try {
    return write(value);
  } catch (reason) {
    throw typeof reason === "string" ? new BadValue(reason) : reason;
  }
}

/** The value of JSON text; integers beyond 2 ** 53 - 1 are BigInt. */
export function fromJson(text) {
  return read(text);
}
