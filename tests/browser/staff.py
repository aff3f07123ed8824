"""Somebody of the course team at the panel below a problem: finds things as people do, by label, role and text."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, Request, expect

HANDLERS = re.compile("/staff_")


class Staff:
    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.panel = page.locator(".wp-staff")
        self.summary = self.panel.get_by_text("For the course team", exact=True)
        self.one = self._section("One learner")
        self.everybody = self._section("Grade everybody's answers again")
        self.statistics = self._section("Statistics")
        self.name = self.one.get_by_role("heading", level=4)
        self.said = self.one.get_by_role("status").last
        """What came of what was done to this learner. The status before it is the list's."""
        self.chooser = self.one.get_by_role("button", name="Choose a learner")
        self.search = self.one.get_by_role("searchbox", name="User name or e-mail address")
        self.found = self.one.locator(".wp-staff-learners")
        self.submission = self.one.get_by_label("Submission", exact=True)
        self.replay = self.one.locator(".wp-staff-replay")
        self.verdict = self.one.locator(".wp-staff-part .wp-result")
        self.tests = self.verdict.locator(".wp-tests > li")
        self.confirm = self.one.locator(".wp-staff-confirm")
        self.seen = self.one.locator(".wp-staff-view")
        """The problem as the learner sees it."""
        self.outcome = self.everybody.get_by_role("status")
        self.changes = self.everybody.get_by_role("table").locator("tbody").get_by_role("row")
        self.sent: list[str] = []
        """The handlers of the panel that were called."""
        page.on("request", self._note)

    def _section(self, title: str) -> Locator:
        return self.panel.locator("details").filter(has=self.page.locator("> summary", has_text=title))

    def _note(self, request: Request) -> None:
        found = re.search(r"/(staff_\w+)", request.url)
        if found:
            self.sent.append(found[1])

    def open(self) -> Staff:
        """The panel, with one's own standing."""
        self.page.goto(self.url)
        self.summary.click()
        expect(self.name).to_contain_text("Yourself (")
        return self

    def choose(self, name: str) -> Staff:
        """The learner of that name, by the list."""
        self.chooser.click()
        self.search.fill(name)
        self.found.get_by_role("button", name=re.compile(f"^{re.escape(name)} ")).click()
        expect(self.name).to_have_text(name)
        return self

    def fact(self, name: str) -> Locator:
        """What is told of the learner under that name."""
        facts = self.one.locator(".wp-staff-standing .wp-staff-facts > div")
        return facts.filter(has=self.page.locator("dt", has_text=re.compile(f"^{name}$"))).locator("dd")

    def unfold(self, section: Locator) -> Locator:
        section.locator("> summary").click()
        return section

    def press(self, name: str) -> None:
        self.panel.get_by_role("button", name=name, exact=True).click()

    def preview(self) -> None:
        """What would change for everybody."""
        self.press("See what would change")
        expect(self.everybody.get_by_role("button", name="Apply to all")).to_be_visible()

    def change_of(self, name: str) -> Locator:
        """The row of this learner in the list of changes."""
        return self.changes.filter(has=self.page.get_by_role("button", name=name, exact=True))
