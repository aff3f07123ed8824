// Prints, returns and throws what a browser could take for markup or for a program.
//
// ending = "incorrect"
// tests = "error fail fail fail fail error"
// score = 0
// shows = ["<script>alert\\(1\\)</script>", "<img src=x onerror=alert\\(2\\)>", "\\{\\{constructor"]
const TEXT =
  "</script><script>alert(1)</script><img src=x onerror=alert(2)>'\"><svg/onload=alert(3)>" +
  "{{constructor.constructor('alert(4)')()}}${alert(5)}<%= 6 %>[x](javascript:alert(7))```<!--]]>&lt;b&gt;\\u003cb\\u003e";

function join_sorted(words) {
  console.log(TEXT);
  if (words.length) throw new { [TEXT]: class extends Error {} }[TEXT](TEXT);
  return { [TEXT]: [TEXT] };
}
