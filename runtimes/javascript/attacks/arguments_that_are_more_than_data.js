// Gets arguments that stand for a learner's program, without being a grader.
//
// category = "entry and arguments"
// ending = ["raised", "refused"]
// args = [{"$wasm-problem" = "code", input = "x", source = "", runtime = "javascript-es2023@1"}]
const attack = (answer) => answer.call("f");
