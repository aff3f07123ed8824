// Prints control characters, half surrogates, NUL, and what cannot be converted to text.
//
// category = "output flood"
// ending = "value"
// value = 1
function attack() {
  process.stdout.write("\0\x1b[2J\x1b]0;title\x07\ud800\udfff\udc00\u202e\r\n\x7f\u2028");
  console.log("\ud800", ["\udc00"], { "\udbff": "\0" }, Symbol("\ud800"), -0, 10n ** 30n);
  console.log(Object.create(null), new Proxy({}, {}), new Proxy(class {}, {}), Object.create(Proxy.revocable({}, {}).proxy ?? null));
  console.error("%s %d %i %f %j %o %O %c %% %", Symbol("x"), Symbol("y"), {}, [], 1n, null, undefined, "css");
  return 1;
}
