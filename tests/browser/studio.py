"""An author at the Studio view of one problem: finds things as people do, by label, role and text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect


@dataclass(frozen=True, slots=True)
class Field:
    """An answer field as an author describes it."""

    name: str
    label: str
    kind: str = "Number"
    choices: Sequence[tuple[str, str]] = ()
    starter: str = ""


class Studio:
    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.root = page.locator(".wasm-problem-studio")
        self.runtime = self.root.get_by_label("Runtime")
        self.save_button = self.root.get_by_role("button", name="Save", exact=True)
        self.try_part = self.root.get_by_role("region", name="Try it")
        self.try_button = self.try_part.get_by_role("button", name="Try it")
        self.verdict = self.try_part.get_by_role("status")
        self.status = self.root.locator(".wps-actions").get_by_role("status")
        self.faults = self.root.get_by_role("alert")
        self.cards = self.root.get_by_role("group", name=re.compile("^Answer field"))
        """What describes the answer fields, one each."""
        self.locked_lines = self.root.get_by_label("Lines that learners cannot change")
        self.own_input = self.root.get_by_label("Learners may also try")

    def open(self) -> Studio:
        self.page.goto(self.url)
        expect(self.code("Grader")).to_be_editable()
        return self

    def setting(self, label: str) -> Locator:
        return self.root.get_by_role("textbox", name=label, exact=True)

    def choice(self, label: str) -> Locator:
        """A setting with a list of choices."""
        return self.root.get_by_role("combobox", name=label, exact=True)

    def choose(self, label: str, title: str) -> None:
        self.choice(label).select_option(label=title)

    def code(self, name: str) -> Locator:
        """A code editor: for the prompt, the grader, the solution or the code to start from."""
        return self.setting(name)

    def write_code(self, name: str, text: str) -> None:
        """Replaces what is in a code editor, as pasting does."""
        self.code(name).focus()
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.insert_text(text)
        expect(self.code(name).locator(".cm-line")).to_have_text(text.split("\n"))

    def read_code(self, name: str) -> str:
        return "\n".join(self.code(name).locator(".cm-line").all_text_contents())

    def gutter_marks(self, name: str) -> Locator:
        """The signs beside the lines that have an error."""
        return self.root.locator(f'[data-editor="{name.lower()}"] .cm-lint-marker-error')

    def marked_text(self, name: str) -> str:
        """What is underlined as an error."""
        return self.code(name).locator(".cm-lintRange-error").first.inner_text()

    def write_program(self, label: str, text: str) -> Locator:
        """Replaces the program to try. Returns its editor."""
        editor = self.try_part.get_by_role("textbox", name=label, exact=True)
        editor.focus()
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.insert_text(text)
        return editor

    def limit(self, label: str) -> Locator:
        """What a learner's program may use; unfolded."""
        found = self.root.get_by_label(label)
        if not found.is_visible():
            self.root.locator("summary", has_text="Limits of the program").click()
        return found

    def choose_runtime(self, title: str) -> None:
        self.runtime.select_option(label=title)

    def add_field(self, field: Field) -> None:
        self.root.get_by_role("button", name="Add an answer field").click()
        card = self.cards.last
        card.get_by_label("Name, for the grader").fill(field.name)
        card.get_by_label("Label, for the learner").fill(field.label)
        card.get_by_label("Kind").select_option(label=field.kind)
        for number, (value, text) in enumerate(field.choices, 1):
            if number > 2:  # an author starts with two
                card.get_by_role("button", name="Add a choice").click()
            card.get_by_label(f"Value, choice {number}").fill(value)
            card.get_by_label(f"Text, choice {number}").fill(text)
        if field.starter:
            self.write_code("Code to start from", field.starter)

    def remove_fields(self) -> None:
        remove = self.root.get_by_role("button", name=re.compile(r"^Remove\s*: Answer field"))
        for _ in range(remove.count()):
            remove.first.click()
        expect(remove).to_have_count(0)

    def write(
        self, *, prompt: str, fields: Sequence[Field], grader: str, solution: str = "", attempts: str = ""
    ) -> None:
        """A whole problem in Python, from nothing."""
        self.choose_runtime("Python 3.14, version 1")
        self.write_code("Prompt", prompt)
        self.remove_fields()
        for field in fields:
            self.add_field(field)
        self.write_code("Grader", grader)
        if solution:
            self.write_code("Solution", solution)
        if attempts:
            self.setting("Maximum attempts").fill(attempts)

    def save(self) -> None:
        with self.page.expect_response(re.compile("/studio_save")) as reply:
            self.save_button.click()
        assert reply.value.ok, reply.value.text()
        expect(self.status).to_contain_text("Saved, for the runtime python-3.14@")

    def save_refused(self) -> Locator:
        """The list of what is wrong."""
        self.save_button.click()
        expect(self.faults).to_contain_text("Not saved. What you typed is still here")
        return self.faults
