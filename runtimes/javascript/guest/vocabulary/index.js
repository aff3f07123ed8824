/** What a grader can use of the sandbox besides JavaScript: the learner's program, and words for tests of it. */

export { CodeAnswer, InvalidAnswer, SubmissionError } from "./answer.js";
export { call, run, script } from "./cases.js";
export { close, exactly, matches, satisfies, text, unordered } from "./comparisons.js";
export { raises } from "./expectations.js";
export { BadTest } from "./faults.js";
export { booleans, choices, floats, integers, lists, texts, tuples } from "./generators.js";
export { group } from "./groups.js";
export { grows } from "./growth.js";
export { Problem, Random } from "./problem.js";
export { agrees, holds } from "./properties.js";
export { runTests } from "./running.js";
export { avoids, uses } from "./source.js";
