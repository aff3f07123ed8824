// Prints, returns and throws characters that terminals and browsers act on: ANSI, NUL, bidi overrides, line ends.
//
// ending = "incorrect"
// tests = "error fail fail fail fail error"
// score = 0
// shows = ["\\x1b\\[2J", "\u202E", "\uFFFD"]
const TEXT =
  String.fromCharCode(...Array(0x20).keys()) +
  "\x1b[2J\x1b]0;title\x07\x7f\x85\x9b31m\u202e\u2066\u2028\ufeff\uffff\u{e0001}\r";

function join_sorted(words) {
  console.log(TEXT.repeat(3));
  if (words.length) throw new Error(TEXT);
  return { [TEXT]: TEXT };
}
