// Uses the door through which graders reach programs: itself, other learners' programs, any session.
//
// ending = "incorrect"
// tests = "fail fail fail fail fail fail"
// score = 0
// shows = ["Only a grader has submissions"]
import { CodeAnswer } from "wasm-problem";

export function join_sorted(words) {
  for (const field of ["program", "second", "", "other"]) {
    const answer = new CodeAnswer(field, "", "javascript-es2023@1");
    const uses = [
      () => answer.call("join_sorted", ["recursion"]),
      () => answer.run("").failure?.message,
      () => answer.evaluate("SECRETS"),
      () => answer.calls([["join_sorted", [[]]]]).map((each) => each.failure?.message),
      () => answer.start(),
    ];
    for (const use of uses) {
      try {
        console.log(use());
      } catch (error) {
        console.log(error.message);
      }
    }
  }
}
