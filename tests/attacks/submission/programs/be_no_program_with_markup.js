// Is no program: what the interpreter says of it quotes it, with fences, HTML and links inside.
//
// prepare = "leave_the_last_quote_out"
// ending = "invalid"
// tests = ""
// score = 0
const x = "``` ~~~ </code></pre><script>alert(1)</script> **bold** [x](javascript:alert(2)) ![x](https://example.org/x.png)"
