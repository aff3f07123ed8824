export function double(x) {
  return x * 2;
}

export function fail() {
  throw new Error("inside the helper");
}
