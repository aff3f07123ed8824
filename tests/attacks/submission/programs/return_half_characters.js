// Returns text with half of a surrogate pair, as a value and inside keys.
//
// ending = "incorrect"
// tests = "error error fail fail fail error"
// score = 0
// shows = ["surrogate"]
const join_sorted = (words) => (words.length ? { "\ud800": "\udfff" } : `pear\ud83d`);
