// Returns objects that stand for more than data: a learner's program, a problem, something unknown.
//
// ending = "incorrect"
// tests = "fail fail fail fail fail fail"
// score = 0
const KINDS = ["code", "problem", "submission", "verdict", null, 1, "__proto__", "constructor"];
const marker = { input: "program", source: "", runtime: "", seed: 1, variables: {}, attempt: 1, score: 1 };

const join_sorted = (words) => [...KINDS.map((kind) => ({ ...marker, "$wasm-problem": kind })), "$wasm-problem"];
