const echo = (value) => value;

const add = (a, b) => a + b;

const third = () => 1 / 3;

const greeting = () => "Grüße, 世界 😀";

const joined = (a, b) => a + b;

function keys() {
  return { ["__proto__"]: 1, "": 2, "a b": 3, constructor: 4 };
}

function nothing() {}

function record() {
  return { name: "Ada", born: 1815, alive: false, works: ["notes", "letters"], spouse: {} };
}

const empty_list = () => [];

const empty_object = () => ({});

function shared() {
  const inner = [1, 2];
  return [inner, inner];
}

const numbers = (n) => Array.from({ length: n }, (_, i) => i);

function lists(n) {
  let value = [];
  for (let i = 1; i < n; i++) {
    value = [value];
  }
  return value;
}

function objects(n) {
  let value = {};
  for (let i = 1; i < n; i++) {
    value = { a: value };
  }
  return value;
}

const none = () => "none";

const swapped = (first, second) => [second, first];

const five = (a, b, c, d, e) => [a, b, c, d, e];

const count = (values) => values.length;

const repeated = (n) => "x".repeat(n);

const rows = (n) => Array.from({ length: n }, (_, i) => ({ id: i, name: `row ${i}` }));
