// The text of a value, for embedded modules.

export { inspect } from "./native";
