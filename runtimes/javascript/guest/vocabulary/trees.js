/** A learner's source as a tree, without more work than a grader can do. */

import { Parser, tokTypes } from "acorn";

/** @typedef {{ type: string, start: number, end: number, [field: string]: any }} Node ESTree's */
/** @typedef {{ root: Node, nodes: Node[], recursive?: Node[] }} Tree */

/** Sixty kilobytes of a program as people write them. One takes a hundred thousand fuel. */
const MOST_TOKENS = 25_000;
const MOST_SCOPES = 100;
/** Characters. */
const LONGEST_SOURCE = 100_000;

/** Reads a program that has been compiled before: nobody has to be told, say, of a name that is declared twice. */
class Reader extends Parser {
  #tokens = 0;

  nextToken() {
    this.#tokens += 1;
    if (this.#tokens > MOST_TOKENS) {
      throw new TooMuch();
    }
    super.nextToken();
  }

  enterScope(flags) {
    if (this.scopeStack.length > MOST_SCOPES) {
      throw new TooMuch();
    }
    super.enterScope(flags);
  }

  // These go through the scopes for each name.
  currentThisScope() {
    return (this.scopeStack.at(-1).ofThis ??= super.currentThisScope());
  }

  currentVarScope() {
    return (this.scopeStack.at(-1).ofVar ??= super.currentVarScope());
  }

  // These look for each name among all names.
  checkExport() {}
  checkLocalExport() {}
  declareName() {}

  /** Does not compile it, which may take more than all the rest. */
  readRegexp() {
    const begin = this.pos;
    let inClass = false;
    for (let letter = this.input[begin]; letter !== "/" || inClass; letter = this.input[this.pos]) {
      if (letter === undefined) {
        this.raise(begin, "Unterminated regular expression");
      }
      inClass = letter === "[" || (inClass && letter !== "]");
      this.pos += letter === "\\" ? 2 : 1;
    }
    const pattern = this.input.slice(begin, this.pos);
    this.pos += 1;
    return this.finishToken(tokTypes.regexp, { pattern, flags: this.readWord1(), value: null });
  }
}

class TooMuch extends Error {}

/**
 * The tree, and all nodes of it; null when there are too many, when they nest too deeply, or when it is no program.
 * @param {string} source
 * @returns {Tree | null}
 */
export function readTree(source) {
  if (source.length > LONGEST_SOURCE) {
    return null;
  }
  try {
    const root = Reader.parse(source, {
      allowHashBang: true,
      ecmaVersion: "latest",
      sourceType: "module",
    });
    return { root, nodes: nodesOf(root) };
  } catch (error) {
    if (error instanceof TooMuch || ["InternalError", "RangeError", "SyntaxError"].includes(error.name)) {
      return null;
    }
    throw error;
  }
}

/**
 * The nodes right below a node.
 * @param {Node} node
 * @returns {Node[]}
 */
export function children(node) {
  const found = [];
  for (const value of Object.values(node)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== null && typeof each === "object" && typeof each.type === "string") {
        found.push(each);
      }
    }
  }
  return found;
}

/**
 * @param {string} source
 * @param {number} offset
 * @returns {number} counted from 1
 */
export function lineAt(source, offset) {
  return source.slice(0, offset).split(/\r\n|[\n\r\u2028\u2029]/).length;
}

function nodesOf(root) {
  const nodes = [];
  const ahead = [root];
  while (ahead.length) {
    const node = ahead.pop();
    nodes.push(node);
    ahead.push(...children(node));
  }
  return nodes;
}
