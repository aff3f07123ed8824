// Decodes bytes that are no text, text that is no base64, and escapes that are cut off.
//
// category = "interpreter"
// ending = "value"
// value = "survived"
function attack() {
  const bytes = Uint8Array.from({ length: 3000 }, (_, i) => (i * 197) % 256);
  for (let length = 0; length < 40; length++) {
    for (let start = 0; start < 256; start += 5) {
      const piece = bytes.subarray(start, start + length);
      try {
        const text = new TextDecoder().decode(piece);
        new TextEncoder().encode(text + "\ud800");
        new TextDecoder("utf-16le", { fatal: true }).decode(piece);
      } catch {
        continue;
      }
    }
  }
  for (const text of ["*", "a", "ab=", "====", "\ud800", "\u0100", "x".repeat(99999), null, {}, "%", "%e2%99", "%ff%ff", "%u", "%uD800"]) {
    for (const decode of [atob, btoa, decodeURIComponent, encodeURIComponent, unescape, escape, JSON.parse, (each) => String.raw({ raw: each }), (each) => each.normalize("NFKC"), (each) => each.isWellFormed()]) {
      try {
        decode(text);
      } catch {
        continue;
      }
    }
  }
  return "survived";
}
