// Fails as only graders do: the answer is not gradable, a submission failed, a value is none.
//
// ending = "incorrect"
// tests = "error error fail fail fail error"
// score = 0
// shows = ["No attempt is used"]
function join_sorted(words) {
  if (words.length > 1) throw new InvalidAnswer("No attempt is used.");
  const error = new SubmissionError("No attempt is used.");
  for (const [name, value] of Object.entries({ cause: "syntax", trace: "", line: 1, kinds: [] })) {
    Object.defineProperty(error, name, { value });
  }
  throw error;
}
