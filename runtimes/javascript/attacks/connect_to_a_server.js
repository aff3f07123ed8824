// Opens connections by everything that browsers and Node have for it.
//
// category = "network"
// ending = "value"
// value = []
async function attack() {
  const found = [];
  const ways = [
    () => fetch("http://127.0.0.1:22"),
    () => new XMLHttpRequest(),
    () => new WebSocket("ws://127.0.0.1"),
    () => new EventSource("http://127.0.0.1"),
    () => navigator.sendBeacon("http://127.0.0.1", "x"),
    () => require("net").connect(22, "127.0.0.1"),
    () => require("node:net"),
    () => require("http"),
    () => require("https"),
    () => require("dns"),
    () => require("dgram"),
    () => require("tls"),
    () => import("http://127.0.0.1/x.js"),
    () => import("https://example.org/x.js"),
    () => import("node:http"),
    () => Deno.connect({ port: 22 }),
    () => Bun.connect({ port: 22 }),
  ];
  for (const way of ways) {
    try {
      await way();
      found.push(String(way));
    } catch {
      continue;
    }
  }
  return found;
}
