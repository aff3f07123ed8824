// console.table. Runs in the harness's realm.

import { classOf, proxyTarget } from "./native";
import { entriesOf, inspect } from "./inspection.js";

const MOST_ROWS = 1000;
const { getOwnPropertyDescriptor, keys } = Object;

const isPlain = (value) => typeof value === "object" && value !== null && proxyTarget(value) === undefined;
const cell = (value) => inspect(value, { depth: 0, compact: true });

/** The cells of an object's own data: [name, value] pairs. */
function members(value) {
  if (classOf(value) === "Map") {
    const list = entriesOf(value);
    return list.flatMap((each, i) => (i % 2 ? [] : [[String(i / 2), [each, list[i + 1]]]]));
  }
  return keys(value)
    .slice(0, MOST_ROWS)
    .map((key) => [key, getOwnPropertyDescriptor(value, key)])
    .map(([key, found]) => [key, found.get || found.set ? undefined : found.value]);
}

/** The table of an object or a list; undefined: it is none. columns: the names of those to show. */
export function tableText(value, columns) {
  if (!isPlain(value)) return undefined;
  const wanted = isPlain(columns) ? members(columns).map(([, name]) => String(name)) : null;
  const names = [];
  const rows = [];
  let hasValues = false;
  for (const [index, row] of members(value)) {
    const cells = new Map();
    if (isPlain(row)) {
      for (const [name, item] of members(row)) {
        if (wanted && !wanted.includes(name)) continue;
        if (!names.includes(name)) names.push(name);
        cells.set(name, cell(item));
      }
      rows.push([index, cells, ""]);
    } else {
      hasValues = true;
      rows.push([index, cells, cell(row)]);
    }
  }
  const head = ["(index)", ...(wanted ?? names), ...(hasValues ? ["Values"] : [])];
  const lines = rows.map(([index, cells, only]) => [
    index,
    ...(wanted ?? names).map((name) => cells.get(name) ?? ""),
    ...(hasValues ? [only] : []),
  ]);
  return drawn(head, lines);
}

function drawn(head, lines) {
  const widths = head.map((title, i) => Math.max(title.length, ...lines.map((line) => line[i].length)) + 2);
  const row = (cells) => `│${cells.map((each, i) => ` ${each}`.padEnd(widths[i])).join("│")}│`;
  const rule = (left, middle, right) => left + widths.map((width) => "─".repeat(width)).join(middle) + right;
  return [rule("┌", "┬", "┐"), row(head), rule("├", "┼", "┤"), ...lines.map(row), rule("└", "┴", "┘")].join("\n");
}
