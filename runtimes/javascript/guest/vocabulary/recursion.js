/** Which functions of a program call themselves. In one pass: a learner's source may have thousands. */

import { children } from "./trees.js";

/**
 * @typedef {import("./trees.js").Node} Node
 * @typedef {import("./trees.js").Tree} Tree
 * @typedef {Map<string, Set<string>>} Calls functions by their names, methods by a dot and their names, with what they
 *   call
 */

export const FUNCTIONS = ["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"];

/**
 * The functions that call themselves, also by way of others. They are told apart by their names.
 * @param {Tree} tree
 * @returns {Node[]}
 */
export function recursiveFunctions(tree) {
  return (tree.recursive ??= found(tree.root));
}

function found(root) {
  const { bodies, calls } = bodiesAndCalls(root);
  // What calls nothing that is left is in no circle, and what nothing calls neither.
  const left = inNoEnd(new Set(bodies.keys()), calls);
  /** @type {Calls} */
  const backwards = new Map();
  for (const name of left) {
    for (const other of calls.get(name) ?? []) {
      if (left.has(other)) {
        add(backwards, other, name);
      }
    }
  }
  return [...inNoEnd(left, backwards)].map((name) => bodies.get(name));
}

/**
 * The name of the function or method that is called.
 * @param {Node} node a call
 * @returns {string | null}
 */
export function called({ callee }) {
  if (callee.type === "Identifier") {
    return callee.name;
  }
  return callee.type === "MemberExpression" ? propertyName(callee.property, callee.computed) : null;
}

/**
 * @param {Node} key
 * @param {boolean} computed
 * @returns {string | null}
 */
export function propertyName(key, computed) {
  if (key.type === "Literal") {
    return String(key.value);
  }
  return !computed && (key.type === "Identifier" || key.type === "PrivateIdentifier") ? key.name : null;
}

function bodiesAndCalls(root) {
  /** @type {Map<string, Node>} */
  const bodies = new Map();
  /** @type {Calls} */
  const calls = new Map();
  const ahead = [{ node: root, inside: "", name: "" }];
  while (ahead.length) {
    const { node, inside, name } = ahead.pop();
    let within = inside;
    if (FUNCTIONS.includes(node.type)) {
      // A function expression with a name calls itself by it.
      const own = node.id?.name;
      for (const each of [name, own]) {
        if (each && !bodies.has(each)) {
          bodies.set(each, node);
        }
      }
      if (own && name && own !== name) {
        add(calls, name, own);
      }
      within = own ?? (name || inside);
    } else if (node.type === "CallExpression" || node.type === "NewExpression") {
      const target = called(node);
      if (target) {
        add(calls, inside, node.callee.type === "MemberExpression" ? `.${target}` : target);
      }
      for (const { name: handed } of node.arguments.filter((each) => each.type === "Identifier")) {
        add(calls, inside, handed); // items.map(count)
      }
    }
    for (const child of children(node)) {
      ahead.push({ node: child, inside: within, name: FUNCTIONS.includes(child.type) ? nameOf(node, child) : "" });
    }
  }
  return { bodies, calls };
}

/** The name that a function gets from where it is written; methods have a dot. */
function nameOf(parent, child) {
  switch (parent.type) {
    case "VariableDeclarator":
      return parent.id.type === "Identifier" ? parent.id.name : "";
    case "AssignmentExpression":
      if (parent.right !== child) {
        return "";
      }
      if (parent.left.type === "MemberExpression") {
        return dotted(propertyName(parent.left.property, parent.left.computed));
      }
      return parent.left.type === "Identifier" ? parent.left.name : "";
    case "MethodDefinition":
    case "Property":
    case "PropertyDefinition":
      return parent.value === child ? dotted(propertyName(parent.key, parent.computed)) : "";
    default:
      return "";
  }
}

function dotted(name) {
  return name === null ? "" : `.${name}`;
}

/** The names from which calls can go on and on among these names. */
function inNoEnd(names, calls) {
  const left = new Set(names);
  /** @type {Map<string, number>} */
  const open = new Map();
  /** @type {Calls} */
  const callers = new Map();
  for (const name of left) {
    const targets = [...(calls.get(name) ?? [])].filter((other) => left.has(other));
    open.set(name, targets.length);
    for (const other of targets) {
      add(callers, other, name);
    }
  }
  const ended = [...left].filter((name) => open.get(name) === 0);
  while (ended.length) {
    const name = ended.pop();
    left.delete(name);
    for (const caller of callers.get(name) ?? []) {
      open.set(caller, open.get(caller) - 1);
      if (open.get(caller) === 0) {
        ended.push(caller);
      }
    }
  }
  return left;
}

function add(calls, name, other) {
  if (!calls.has(name)) {
    calls.set(name, new Set());
  }
  calls.get(name).add(other);
}
