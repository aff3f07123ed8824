"""Finds Latin letters that people see or hear on a page in a pseudo-language: texts that nobody can translate."""

from __future__ import annotations

import re

from playwright.sync_api import Locator

NAMES = re.compile(
    r"Python 3\.14 with NumPy(?: and SymPy|, SymPy and SciPy)|"
    r"Python|JavaScript|ES2023|SQLite|SQL|Lua|Snake|Markdown|Ctrl|Enter|Tab|Mac|stdin|Wasm|MiB|KiB|MB|KB|ms\b"
    r"|\b(?:byte|now|M\d+)\b|\{\{name\}\}|[a-z0-9.-]+@\d+|\b[0-9a-f]{8}\b"
)
"""What is the same in every language: names, keys, units, references, and what browsers say for want of Esperanto."""

_SEEN = """root => {
  const code = "code, pre, kbd, textarea, .cm-content, .cm-gutters, [lang=en], script, style";
  const found = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const parent = text.parentElement;
    const inMenu = parent.closest("option") && parent.closest("select").checkVisibility();
    if (parent.closest(code) || !(inMenu || parent.checkVisibility({visibilityProperty: true}))) continue;
    found.push(text.data);
  }
  for (const element of [root, ...root.querySelectorAll("*")]) {
    if (element.closest(".cm-content, .cm-gutters") && !element.matches(".cm-content")) continue;
    if (!element.checkVisibility()) continue;
    for (const name of ["aria-label", "aria-description", "aria-roledescription", "title", "alt", "placeholder"]) {
      if (element.hasAttribute(name)) found.push(element.getAttribute(name));
    }
  }
  for (const pseudo of ["::before", "::after"]) {
    for (const element of root.querySelectorAll("*")) found.push(getComputedStyle(element, pseudo).content);
  }
  return found.map((text) => text.trim()).filter(Boolean);
}"""


def untranslated(root: Locator, *also: str) -> list[str]:
    """The texts within `root` that have a word in Latin letters. also: words that belong there."""
    texts = [text for text in root.evaluate(_SEEN) if text not in ("none", "normal", '""')]
    known = re.compile("|".join(map(re.escape, also)) or "(?!)")
    return sorted({text for text in texts if re.search("[A-Za-z]{2,}", known.sub("", NAMES.sub("", text)))})
