"""A field for a program at a learner's page: the editor, or the plain text box in its place."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

BEFORE_TYPING = "Tab leaves the editor. Once you type, it indents until you press Esc."
WHILE_TYPING = "Tab indents. Press Esc, then Tab, to leave the editor."


class CodeField:
    def __init__(self, root: Locator, label: str) -> None:
        self.page: Page = root.page
        self.part = root.locator(".wp-field").filter(has=root.page.get_by_text(label, exact=True))
        self.box = self.part.get_by_role("textbox", name=label, exact=True)
        """What is typed into."""
        self._area = self.part.locator("textarea.wasm-problem-code")
        """What the form sends. Under the editor it is hidden, and always as the editor is."""
        self.own = self.part.get_by_label("Try it with…")
        self.language = self.part.get_by_label("Language")
        self.colours = self.part.get_by_label("Colours")
        self.to_plain = self.part.get_by_role("button", name="Use a plain text box")
        self.to_editor = self.part.get_by_role("button", name="Use the code editor")
        self.to_starter = self.part.get_by_role("button", name="Back to starter code")
        self.marks = self.part.get_by_role("list", name="Marked lines").get_by_role("listitem")
        """What is marked, in words."""
        self.signs = self.part.locator(".cm-lint-marker-error")
        """The same beside the lines."""
        self.underlined = self.part.locator(".cm-lintRange-error")

    def write(self, text: str) -> None:
        """Replaces the program, as pasting does."""
        self.box.fill(text)

    def paste_much(self, text: str) -> None:
        """The same for megabytes, for which Chromium's own way takes minutes."""
        change = "(area, text) => { area.value = text; area.dispatchEvent(new Event('input', {bubbles: true})); }"
        self._area.evaluate(change, text)

    def type(self, text: str) -> None:
        """Key by key, so that the editor indents."""
        self.page.keyboard.type(text)

    def text(self) -> str:
        return self._area.input_value()

    def expect_text(self, text: str) -> None:
        """It is what is sent, and what is seen."""
        expect(self._area).to_have_value(text)
        if not self._area.is_visible():
            assert "\n".join(self.lines.all_text_contents()) == text

    @property
    def lines(self) -> Locator:
        """The lines that the editor shows."""
        return self.box.locator(".cm-line")

    def expect_cursor_in(self, line: int) -> None:
        """The editor has the focus, and its cursor is in that line, counted from 1."""
        expect(self.box).to_be_focused()
        expect(self.lines.nth(line - 1)).to_have_class(re.compile("cm-activeLine"))

    def expect_tab(self, words: str) -> None:
        """What is said of the Tab key, where all can read it and a screen reader finds it with the field."""
        expect(self.part.get_by_text(words)).to_be_visible()
        expect(self.box).to_have_accessible_description(re.compile(re.escape(words)))
