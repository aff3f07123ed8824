// Prints tables of what has no rows, of proxies, of getters, and of thousands of columns.
//
// category = "output flood"
// ending = ["value", "output"]
// value = 0
function attack() {
  let calls = 0;
  const count = () => calls++;
  const rows = [null, 1, "x", [[]], [{ get a() { return count(); } }], new Proxy([{}], { get: count, ownKeys: count }), new Map([[{}, new Proxy({}, { get: count })]]), [Object.create(null)], [{ __proto__: { a: 1 }, ["__proto__"]: 2 }], Array(3), [[1], { 0: 2, length: 9 }], [{ "\ud800": "\u2665\n|" }]];
  for (const each of rows) {
    console.table(each);
    console.table(each, ["__proto__", "a", "\ud800"]);
    console.table([each], new Proxy([], { get: count }));
    console.dir(each, { depth: Infinity, maxLength: -1, compact: NaN });
    console.group(each);
  }
  console.table([Object.fromEntries(Array.from({ length: 300 }, (_, i) => [i, i]))]);
  return calls;
}
