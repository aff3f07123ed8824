class Everything {
  valueOf() {
    return 42;
  }

  toString() {
    return "42";
  }

  [Symbol.toPrimitive]() {
    return 42;
  }
}

const f = (n) => new Everything();
