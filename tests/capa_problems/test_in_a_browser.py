"""People at problems whose Python runs in WebAssembly, with the block's own page and script."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tests.browser.conftest import CHROMIUM, CHROMIUM_ARGUMENTS, PATIENCE_MS

from . import server


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    asked = os.environ.get("CHROMIUM")
    found = shutil.which(asked) if asked else next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        pytest.fail("These tests need Chromium on PATH. On Debian: apt-get install chromium", pytrace=False)
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=CHROMIUM_ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1000, "height": 900})
    context.set_default_timeout(PATIENCE_MS)
    fresh = context.new_page()
    trouble: list[str] = []
    fresh.on("pageerror", lambda error: trouble.append(f"script error: {error}"))
    fresh.on("response", lambda reply: trouble.append(f"{reply.status}: {reply.url}") if reply.status >= 500 else None)
    yield fresh
    context.close()
    assert not trouble


class Person:
    """A learner with a number that no test without a browser uses: each has a state of their own."""

    def __init__(self, page: Page, site: server.Site, name: str, number: int = 12) -> None:
        self.page = page
        self.problem: Locator = page.locator(".problem")
        page.goto(f"{site.address}/scenario/{name}/?student={number}")
        expect(self.problem).to_be_visible()

    def submit(self, *answers: str) -> None:
        fields = self.problem.get_by_role("textbox")
        expect(fields).to_have_count(len(answers))
        for place, answer in enumerate(answers):
            fields.nth(place).fill(answer)
        self.problem.get_by_role("button", name="Submit").click()

    def result(self) -> Locator:
        return self.page.locator(".notification-submit")


def test_currents_by_numpy(page: Page, wasm_site: server.Site, tmp_path: Path) -> None:
    person = Person(page, wasm_site, "currents-in-a-circuit")
    expect(person.problem).to_contain_text("6 V")
    person.submit("0.6875", "0.375", "half")
    expect(person.problem).to_contain_text("2 of 3 currents are right.")
    expect(person.problem).to_contain_text("A number, please.")
    expect(person.result()).to_contain_text("2/3 points")

    person.submit("0.6875", "0.375", "0.3125")
    expect(person.problem).to_contain_text("3 of 3 currents are right.")
    expect(person.result()).to_contain_text("Correct")
    page.screenshot(path=tmp_path / "currents.png", full_page=True)

    page.reload()
    expect(person.problem.get_by_role("textbox").nth(2)).to_have_value("0.3125")


def test_the_courses_library_and_the_solution(page: Page, wasm_site: server.Site) -> None:
    person = Person(page, wasm_site, "falling-stone")
    person.submit("1000")
    expect(person.result()).to_contain_text("Incorrect")
    person.problem.get_by_role("button", name="Show answer").click()
    answer = person.problem.locator("[id^=answer_]").first
    expect(answer).to_contain_text(".")
    shown = answer.inner_text().removeprefix("Answer:").strip()
    person.submit(shown)
    expect(person.result()).to_contain_text("Correct")


def test_a_checker_that_fails_tells_the_learner_why(page: Page, wasm_site: server.Site) -> None:
    person = Person(page, wasm_site, "checker-that-fails")
    person.submit("a b c d e f g")
    expect(page.locator(".notification-gentle-alert")).to_contain_text("Please write at most")
