/** Which runtimes unsaved settings use, and the same settings with another version of one. */

/** @param {import("./page.js").Settings} settings @returns {string[]} the grader's first */
export function usedRuntimes({ runtime, inputs }) {
  return [...new Set([runtime, ...inputs.flatMap(({ kind, runtimes = [] }) => (kind === "code" ? runtimes : []))])];
}

/** @param {import("./inputs.js").Input[]} inputs @param {string} from @param {string} to */
export function movedInputs(inputs, from, to) {
  return inputs.map((input) => {
    if (!input.runtimes?.includes(from)) return input;
    const runtimes = [...new Set(input.runtimes.map((id) => (id === from ? to : id)))];
    const { [from]: text, ...others } = input.starters ?? {};
    const starters = text === undefined ? others : { [to]: text, ...others };
    delete starters[runtimes[0]]; // the first one's is `starter`
    return { ...input, runtimes, starters };
  });
}
