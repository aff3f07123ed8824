// Throws what graders throw, so that the answer is not graded and costs no attempt.
//
// ending = "incorrect"
// tests = "error error fail fail fail error"
// score = 0
// shows = ["again"]
import { BadTest, InvalidAnswer as Invalid, SubmissionError as Failed } from "wasm-problem";

export function join_sorted(words) {
  if (words.length > 1) throw new Invalid("Try again, for free.");
  if (words.length) throw new BadTest("again");
  throw new Failed("again", "refused", null, -1, ["syntax"]);
}
