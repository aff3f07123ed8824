// Returns to a grader in Python what Python reads in another way: huge integers, NUL, odd keys, deep lists, -0.
//
// problem = "words.py"
// ending = "incorrect"
// tests = "fail fail fail fail fail fail"
// score = 0
// shows = ["__class__"]
function join_sorted(words) {
  let deep = [];
  for (let i = 0; i < 90; i++) deep = [deep];
  const keys = { "": 1, "\0": 2, __class__: "str", __proto__: null, ["__proto__"]: { a: 1 }, self: "x", "a\nb": 3, True: false };
  return [10n ** 4000n, -(2n ** 64n), 2 ** 53, -0, 1e308, 5e-324, 1e21, "\0\u2028\u{10ffff}", keys, deep, [[], {}, "", null]];
}
