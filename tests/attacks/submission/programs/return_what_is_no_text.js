// Returns objects of texts, which are equal to the text for JavaScript, and no text.
//
// ending = "incorrect"
// tests = "error error fail fail fail error"
// score = 0
// shows = ["String"]
const join_sorted = (words) => new String(words.toSorted().join("-"));
