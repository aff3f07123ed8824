import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { format, gettext, localiseTimes, moment, ngettext, number } from "../src/shared/i18n.js";

const page = (lang) => ({ documentElement: { lang } });

beforeEach(() => {
  globalThis.window = {};
  globalThis.document = page("en");
});

afterEach(() => {
  delete globalThis.window;
  delete globalThis.document;
});

test("without a catalog the text is English", () => {
  assert.equal(gettext("Submit"), "Submit");
  assert.equal(ngettext("{n} test", "{n} tests", 1), "{n} test");
  assert.equal(ngettext("{n} test", "{n} tests", 0), "{n} tests");
});

test("our own catalog comes before the page's", () => {
  globalThis.window.gettext = () => "theirs";
  assert.equal(gettext("Submit"), "theirs");
  globalThis.window.WasmProblemI18N = { gettext: () => "ours", ngettext: (one, many, n) => `ours ${n}` };
  assert.equal(gettext("Submit"), "ours");
  assert.equal(ngettext("a", "b", 2), "ours 2");
});

test("values come in after translation, and only once", () => {
  assert.equal(format("{a} of {b}, {c}", { a: "{b}", b: 2 }), "{b} of 2, {c}");
});

test("numbers are written as people of the page's language write them", () => {
  assert.equal(number(12345.5), "12,345.5");
  globalThis.document = page("es");
  assert.equal(number(0.5), "0,5");
  globalThis.document = page("de");
  assert.equal(number(12345.5), "12.345,5");
  globalThis.document = page("no such language");
  assert.equal(number(0.5), "0.5");
});

test("a moment is written in the page's language, and how long ago it is", () => {
  const now = Date.UTC(2031, 4, 6, 12) / 1000;
  globalThis.document = page("es");
  const { absolute, relative } = moment(now - 7200, now);
  assert.match(absolute, /6 may 2031/);
  assert.equal(relative, "hace 2 horas");
});

test("moments that the server put into a page are written anew", () => {
  globalThis.document = page("es");
  const time = { dateTime: "2031-05-06T07:08:00+00:00", textContent: "2031-05-06 07:08 UTC" };
  localiseTimes({ querySelectorAll: () => [time] });
  assert.match(time.textContent, /may 2031/);
});
