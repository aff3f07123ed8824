import assert from "node:assert/strict";
import { test } from "node:test";
import { asText, inOneLine, visible, visibleSpaces } from "../src/shared/results/plain_text.js";

test("ordinary text stays as it is, with its lines, tabs, accents and emoji", () => {
  const text = "def f():\n\treturn 'naïve café' # 👩‍💻 ❤️ فارسی\u200cها 한글";
  assert.equal(visible(text), text);
});

test("control characters become pictures", () => {
  assert.equal(visible("\u001b[31mred\u001b[0m\u0000\r\u0007\u007f"), "␛[31mred␛[0m␀␍␇␡");
  assert.equal(visible("\u0085\u009b"), "⟦U+0085⟧⟦U+009B⟧");
});

test("what reorders or hides text is named", () => {
  assert.equal(visible("a\u202eb\u2066c\u200f\u061c"), "a⟦U+202E⟧b⟦U+2066⟧c⟦U+200F⟧⟦U+061C⟧");
  assert.equal(visible("a\u200bb\ufeff\u00ad\u2060\u3164"), "a⟦U+200B⟧b⟦U+FEFF⟧⟦U+00AD⟧⟦U+2060⟧⟦U+3164⟧");
  assert.equal(visible("\u2028\u2029\u{e0041}\ufff9"), "⟦U+2028⟧⟦U+2029⟧⟦U+E0041⟧⟦U+FFF9⟧");
});

test("half a character is named", () => {
  assert.equal(visible("\ud83d \udc69 👩"), "⟦U+D83D⟧ ⟦U+DC69⟧ 👩");
});

test("white space is seen where asked for", () => {
  assert.equal(visibleSpaces("a b\tc\u00a0d\u3000\u200d"), "a·b→c⟦U+00A0⟧d⟦U+3000⟧⟦U+200D⟧");
});

test("one line has no line ends and is cut at whole characters", () => {
  assert.equal(inOneLine("  a\n\n b\tc ", 20), "a ↵ b c");
  assert.equal(inOneLine("👩👩👩👩", 3), "👩👩…");
  assert.equal(inOneLine("x".repeat(1_000_000), 5), "xxxx…");
});

test("what is no text is shown as JSON", () => {
  assert.equal(asText(null), "");
  assert.equal(asText([1, "a"]), '[1,"a"]');
});
