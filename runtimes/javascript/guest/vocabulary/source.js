/** Tests of how a program is written. */

import { told } from "./expectations.js";
import { asked, BadTest, kindOf } from "./faults.js";
import { cut, languageOf } from "./notation.js";
import { called, FUNCTIONS, propertyName, recursiveFunctions } from "./recursion.js";
import { Test } from "./test.js";
import { lineAt } from "./trees.js";

/**
 * @typedef {import("./trees.js").Node} Node
 * @typedef {import("./trees.js").Tree} Tree
 * @typedef {string | ((root: Node) => unknown)} Construct
 */

const FOR = ["ForInStatement", "ForOfStatement", "ForStatement"];
const WHILE = ["DoWhileStatement", "WhileStatement"];
/** @type {Record<string, (node: Node) => unknown>} */
const CONSTRUCTS = {
  arrow: ({ type }) => type === "ArrowFunctionExpression",
  async: ({ type, async }) => FUNCTIONS.includes(type) && async,
  await: (node) => node.type === "AwaitExpression" || (node.type === "ForOfStatement" && node.await),
  class: ({ type }) => type === "ClassDeclaration" || type === "ClassExpression",
  const: ({ type, kind }) => type === "VariableDeclaration" && kind === "const",
  destructuring: ({ type }) => type === "ArrayPattern" || type === "ObjectPattern",
  for: ({ type }) => FOR.includes(type),
  function: ({ type }) => FUNCTIONS.includes(type),
  if: ({ type }) => type === "IfStatement" || type === "ConditionalExpression",
  let: ({ type, kind }) => type === "VariableDeclaration" && kind === "let",
  loop: ({ type }) => FOR.includes(type) || WHILE.includes(type),
  regex: ({ type, regex }) => type === "Literal" && regex,
  return: ({ type }) => type === "ReturnStatement",
  spread: ({ type }) => type === "SpreadElement",
  switch: ({ type }) => type === "SwitchStatement",
  template: ({ type }) => type === "TemplateLiteral",
  throw: ({ type }) => type === "ThrowStatement",
  try: ({ type }) => type === "TryStatement",
  var: ({ type, kind }) => type === "VariableDeclaration" && kind === "var",
  while: ({ type }) => WHILE.includes(type),
  yield: ({ type }) => type === "YieldExpression",
};
const NAMES = [...Object.keys(CONSTRUCTS), "import", "recursion"].sort();
const TOO_MUCH = "The program cannot be looked at: it is too long, or nests too deeply.";
const CALLED = /^(?:new )?([\p{ID_Start}_$][\p{ID_Continue}$]*)(?:\(\))?$/u;
const IMPORTED = /^import (\S+)$/;

/** Looks for constructs in the source. */
class SourceTest extends Test {
  #constructs;
  #wanted;

  constructor(constructs, wanted, given) {
    super(given, []);
    constructs.forEach(check);
    this.#constructs = constructs;
    this.#wanted = wanted;
  }

  defaultName() {
    const named = this.#constructs.filter((each) => typeof each === "string").join(", ");
    return named && `${this.#wanted ? "Uses" : "Does not use"} ${named}`;
  }

  run(bench) {
    const code = bench.code(this);
    if (languageOf(code.runtime) !== "javascript") {
      throw new BadTest("uses and avoids read JavaScript, and this program is in another language", this.line);
    }
    const trouble = bench.unreadable(code);
    if (trouble) {
      return { status: "error", ...told(trouble) };
    }
    const tree = bench.tree(code);
    if (tree === null) {
      return { status: "error", error: TOO_MUCH };
    }
    for (const construct of this.#constructs) {
      const line = lineOf(construct, tree, code.source, !this.#wanted);
      if (this.#wanted && line === null) {
        return { status: "failed", ...(typeof construct === "string" && { expected: construct, actual: "not used" }) };
      }
      if (!this.#wanted && line !== null) {
        return foundAt(line, code.source);
      }
    }
    return { status: "passed" };
  }
}

/**
 * A test that the program uses all of these: "for", "recursion", "map()", "import" …
 *
 * A construct may also be a function of the program's tree (ESTree) that returns whether, or the node where.
 * @param {Construct | Construct[]} constructs
 * @param {object} given
 * @returns {Test}
 */
export function uses(constructs, given = {}) {
  return new SourceTest(some(constructs, "uses"), true, given);
}

/**
 * A test that the program uses none of these.
 * @param {Construct | Construct[]} constructs
 * @param {object} given
 * @returns {Test}
 */
export function avoids(constructs, given = {}) {
  return new SourceTest(some(constructs, "avoids"), false, given);
}

function some(constructs, name) {
  const found = Array.isArray(constructs) ? constructs : [constructs];
  if (found.length === 0 || constructs === undefined) {
    throw new BadTest(`${name}() names no construct; write for example ${name}("recursion")`);
  }
  return found;
}

function check(construct) {
  if (typeof construct === "function" || NAMES.includes(construct)) {
    return;
  }
  if (typeof construct === "string" && (IMPORTED.test(construct) || isCall(construct))) {
    return;
  }
  const known = NAMES.map((each) => `"${each}"`).join(", ");
  throw new BadTest(
    `${kindOf(construct)} is no construct; there are ${known}, a call such as "sort()", "new Map()" and a module ` +
      'such as "import helpers.js"',
  );
}

function isCall(construct) {
  return CALLED.test(construct) && construct.endsWith("()");
}

function foundAt(line, source) {
  if (!line) {
    return { status: "failed" };
  }
  const written = source.split(/\r\n|[\n\r\u2028\u2029]/)[line - 1] ?? "";
  return { status: "failed", actual: cut(`line ${line}: ${written.trim()}`), line };
}

/**
 * The first line with the construct; null: there is none. 0: there is one, but not where.
 * @param {Construct} construct
 * @param {Tree} tree
 * @param {string} source
 * @param {boolean} unsure whether there is one when a function of the author's cannot say
 * @returns {number | null}
 */
function lineOf(construct, tree, source, unsure) {
  if (typeof construct === "function") {
    const found = asked(construct, [tree.root], unsure);
    return found ? (Number.isSafeInteger(found.start) ? lineAt(source, found.start) : 0) : null;
  }
  const starts = found(construct, tree).map((node) => node.start);
  return starts.length ? lineAt(source, starts.reduce((least, each) => Math.min(least, each))) : null;
}

/** @returns {Node[]} */
function found(construct, tree) {
  const { nodes } = tree;
  if (Object.hasOwn(CONSTRUCTS, construct)) {
    return nodes.filter(CONSTRUCTS[construct]);
  }
  if (construct === "recursion") {
    return recursiveFunctions(tree);
  }
  if (isCall(construct)) {
    const name = CALLED.exec(construct)[1];
    return construct.startsWith("new ") ? nodes.filter((node) => isNew(node, name)) : usesOf(name, nodes);
  }
  const module = IMPORTED.exec(construct)?.[1];
  return nodes.filter((node) => importsFrom(node, module));
}

function isNew(node, name) {
  return node.type === "NewExpression" && called(node) === name;
}

function importsFrom(node, module) {
  const isImport = ["ExportAllDeclaration", "ExportNamedDeclaration", "ImportDeclaration", "ImportExpression"];
  if (!isImport.includes(node.type) || !node.source) {
    return false;
  }
  return module === undefined || String(node.source.value).replace(/^\.\//, "") === module.replace(/^\.\//, "");
}

/** Calls of the name, and mentions of it that could become one, such as `const f = sum`, unless it is a variable. */
function usesOf(name, nodes) {
  const isVariable = declared(nodes).has(name);
  const names = new Set(nodes.flatMap(mereNames));
  return nodes.filter((node) => {
    if (node.type === "CallExpression") {
      return called(node) === name || callsIndirectly(node, name);
    }
    return node.type === "Identifier" && node.name === name && !isVariable && !names.has(node);
  });
}

/** Whether it is a call such as `[].sort.call(x)`. */
function callsIndirectly({ callee }, name) {
  const { object, property } = callee;
  return (
    callee.type === "MemberExpression" &&
    object.type === "MemberExpression" &&
    ["apply", "bind", "call"].includes(propertyName(property, callee.computed)) &&
    propertyName(object.property, object.computed) === name
  );
}

/** Names in a node that are no mentions of a variable. */
function mereNames(node) {
  switch (node.type) {
    case "MemberExpression":
      return node.computed ? [] : [node.property];
    case "MethodDefinition":
    case "PropertyDefinition":
      return node.computed ? [] : [node.key];
    case "Property":
      return node.computed || node.shorthand ? [] : [node.key];
    case "BreakStatement":
    case "ContinueStatement":
    case "LabeledStatement":
      return [node.label];
    case "ClassDeclaration":
    case "ClassExpression":
    case "FunctionDeclaration":
    case "FunctionExpression":
      return [node.id];
    default:
      return [];
  }
}

/** The names of variables and parameters; those of functions and classes are not among them. */
function declared(nodes) {
  const names = new Set();
  const patterns = nodes.flatMap((node) => {
    if (node.type === "VariableDeclarator") {
      return [node.id];
    }
    return FUNCTIONS.includes(node.type) ? node.params : node.type === "CatchClause" && node.param ? [node.param] : [];
  });
  while (patterns.length) {
    const pattern = patterns.pop();
    switch (pattern?.type) {
      case "Identifier":
        names.add(pattern.name);
        break;
      case "AssignmentPattern":
        patterns.push(pattern.left);
        break;
      case "RestElement":
        patterns.push(pattern.argument);
        break;
      case "ArrayPattern":
        patterns.push(...pattern.elements);
        break;
      case "ObjectPattern":
        patterns.push(...pattern.properties.map((each) => each.value ?? each));
        break;
    }
  }
  return names;
}
