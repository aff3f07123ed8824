"""A learner at the page of one problem: finds things as people do, by label, role and text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from playwright.sync_api import Locator, Page, Response, expect

from .code_field import CodeField

Answer = str | list[str]
"""What is typed, or the texts of the options that are chosen."""

MOST_STOPS = 40
"""Presses of Tab from anywhere to anywhere."""


class Learner:
    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.root = page.locator(".wasm-problem")
        self.title = self.root.get_by_role("heading", level=3)
        self.prompt = self.root.locator(".wp-prompt")
        self.submit = self.root.get_by_role("button", name="Submit", exact=True)
        self.save = self.root.get_by_role("button", name="Save")
        self.reset = self.root.get_by_role("button", name="Reset", exact=True)
        self.new_numbers = self.root.get_by_role("button", name="Get new numbers", exact=True)
        self.run = self.root.get_by_role("button", name="Run", exact=True)
        self.result = self.root.get_by_role("status")
        """What is read out of a result: how it went, and the beginning of the message."""
        self.outcome = self.root.locator(".wp-result")
        """All of a result."""
        self.tests = self.outcome.locator(".wp-tests > li")
        self.hidden_tests = self.outcome.locator(".wp-hidden-tests")
        self.report = self.root.locator(".wp-run-report")
        """What came of a run."""
        self.examples = self.report.locator(".wp-tests > li")
        self.own_result = self.report.locator(".wp-own-result")
        self.earlier = self.root.locator(".wp-earlier")
        self.submissions = self.earlier.locator(".wp-submission")
        self.notice = self.root.get_by_role("alert")
        self.rules = self.root.get_by_role("list", name="What to know before you submit").get_by_role("listitem")
        self.reason = self.root.locator(".wp-reason")
        """Why an answer cannot be submitted now."""
        self.show_solution = self.root.get_by_role("button", name=re.compile("the solution$"))
        self.solution = self.root.get_by_role("region", name="Solution", exact=True)

    def open(self) -> Learner:
        self.page.goto(self.url)
        self.expect_ready()
        return self

    def expect_ready(self) -> None:
        """The page's script has started. Buttons that cannot be used are marked by then, but never disabled."""
        expect(self.submit).not_to_have_attribute("disabled", "")

    def reload(self) -> None:
        self.page.reload()
        self.expect_ready()

    def field(self, label: str) -> Locator:
        return self.root.get_by_label(label, exact=True)

    def code(self, label: str = "Your program") -> CodeField:
        return CodeField(self.root, label)

    def focused(self) -> str:
        """The accessible role and name of what has the focus."""
        snapshot = self.page.locator("*:focus").aria_snapshot()
        return re.sub(r"^- |\s*\[.*|:.*", "", snapshot.splitlines()[0])

    def tab_to(self, place: Locator, key: str = "Tab") -> None:
        """Goes there by keyboard."""
        passed = []
        for _ in range(MOST_STOPS):
            self.page.keyboard.press(key)
            if place.evaluate("place => place === document.activeElement"):
                return
            passed.append(self.page.evaluate("document.activeElement.outerHTML.slice(0, 100)"))
        raise AssertionError(f"{key} does not lead to {place}, but to\n" + "\n".join(passed))

    def group(self, label: str) -> Locator:
        """The options of a choice field."""
        several = self.root.get_by_role("group", name=label, exact=True)
        return self.root.get_by_role("radiogroup", name=label, exact=True).or_(several)

    def fill(self, answers: Mapping[str, Answer]) -> Learner:
        for label, answer in answers.items():
            if isinstance(answer, str):
                self.field(label).fill(answer)
            else:
                for option in answer:
                    self.group(label).get_by_label(option, exact=True).check()
        return self

    def hand_in(self, answers: Mapping[str, Answer]) -> Response:
        """Submits and waits for the reply of the server."""
        self.fill(answers)
        with self.page.expect_response(re.compile("/submit_answer")) as reply:
            self.submit.click()
        return reply.value

    def try_out(self) -> Response:
        """Runs the program and waits for the reply of the server."""
        with self.page.expect_response(re.compile("/run_answer")) as reply:
            self.run.click()
        return reply.value

    def expect_attempts(self, words: str) -> None:
        expect(self.root.locator(".wp-attempts-left")).to_have_text(words)

    def expect_open(self) -> None:
        expect(self.submit).not_to_have_attribute("aria-disabled", "true")

    def expect_closed(self, reason: str | re.Pattern[str]) -> None:
        expect(self.submit).to_have_attribute("aria-disabled", "true")
        expect(self.reason).to_have_text(reason)

    def listen(self) -> None:
        """From now on `announced` knows what is read out of what changes by itself."""
        self.root.locator(".wp-announcer").evaluate("""region => {
            window.announced = [];
            const hear = () => window.announced.push(region.innerText.trim());
            new MutationObserver(hear).observe(region, {childList: true});
        }""")

    def announced(self) -> list[str]:
        words: list[str] = self.page.evaluate("window.announced")
        return words

    def expect_values(self, values: Mapping[str, str]) -> None:
        for label, value in values.items():
            expect(self.field(label)).to_have_value(value)
