const not_a_number = () => NaN;

const infinity = () => Infinity;

const minus_infinity = () => -Infinity;

const inside = () => ({ a: [1, 2, NaN] });

const deep = () => ({ list: [{ x: Infinity }] });

const a_function = () => inside;

const function_inside = () => ({ rows: [1, { f: inside }] });

function list() {
  const value = [];
  value.push(value);
  return value;
}

function object() {
  const value = {};
  value.me = [value];
  return value;
}

const good = () => "good";
