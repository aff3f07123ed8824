import * as helper from "./helper.js";

export function quadruple(x) {
  return helper.double(x) * 2;
}

export function fail() {
  helper.fail(); // <here>
}
