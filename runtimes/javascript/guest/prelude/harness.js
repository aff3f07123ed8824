// What C asks of the harness's realm. No program runs here, and nothing made here but text and numbers leaves it.

import { parse } from "acorn";
import { absentGlobals, absentModules } from "./absent.js";
import { consoleText } from "./console.js";
import { entriesOf, inspect } from "./inspection.js";

Error.stackTraceLimit = 64;

/** Why a name that is not defined is not there; undefined: for no reason of the sandbox's. */
function reasonOfAbsence(message) {
  const name = /^(?:'|")?([\w$]+)(?:'|")? is not defined$/.exec(message)?.[1];
  return name && Object.hasOwn(absentGlobals, name) ? absentGlobals[name] : undefined;
}

function reasonOfMissingModule(name) {
  const plain = name.replace(/^node:/, "").split("/")[0];
  if (Object.hasOwn(absentModules, plain)) return absentModules[plain];
  return "the sandbox has the attached files and the modules fs and wasm-problem";
}

const KEEP = "$wasm_problem_keep(($wasm_problem_code,$wasm_problem_keep)=>eval($wasm_problem_code));";
const READING = { ecmaVersion: "latest", allowSuperOutsideMethod: true };

function tree(code) {
  try {
    return parse(code, { ...READING, allowAwaitOutsideFunction: true });
  } catch {
    return null;
  }
}

/** Code that is to be evaluated, so that its value is that of its last expression, and what it defines is kept. */
function prepared(code, awaits) {
  let program = null;
  if (/^\s*\{/.test(code) && !/;\s*$/.test(code)) {
    program = tree(`(${code}\n)`); // An object, as interactive sessions have it.
    if (program) code = `(${code}\n)`;
  }
  program ??= tree(code);
  if (!program) return `${KEEP}\n${code}`;
  const last = program.body.at(-1);
  const isExpression = last?.type === "ExpressionStatement";
  if (!awaits) return `${KEEP}\n${code}${isExpression ? "" : "\n;void 0"}`;
  if (isExpression) {
    const { start, end } = last.expression;
    code = `${code.slice(0, last.start)}return (${code.slice(start, end)}\n)${code.slice(end)}`;
  }
  return `(async () => {${KEEP}\n${code}\n})()`;
}

export const harness = {
  console: consoleText,
  entriesOf,
  inspect,
  integerOf: BigInt,
  prepared,
  reasonOfAbsence,
  reasonOfMissingModule,
  stackProbe: () => new Error(),
};
