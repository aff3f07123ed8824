"""Each state of the panel for the course team, judged by axe, and on a screen of 320 pixels, on a dark page too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .axe import expect_accessible
from .narrow import expect_no_sideways_scrolling, narrow
from .programs import MEAN, MEAN_ROUNDED
from .scenarios import SUM
from .staff import Staff
from .staff_problems import OTHER_GRADER, People, change_grader
from .studio import Studio

PREVIEW = re.compile("/staff_rescore_preview")


@pytest.fixture
def people(context: BrowserContext, site: str, paths: Mapping[str, str], student: str) -> People:
    return People(context, site, paths, student)


@pytest.fixture(scope="module")
def prepared(browser: Browser, site: str, paths: Mapping[str, str], _blanks: Iterator[str]) -> str:
    """The title of a problem whose grader was changed after three learners had answered. The tests only look at it."""
    title = next(_blanks)
    context = browser.new_context()

    def studio(title: str) -> Studio:
        return Studio(context.new_page(), f"{site}{paths[title]}studio_view/?student=author").open()

    change_grader(People(context, site, paths, "prepared").prepare(title, studio), OTHER_GRADER)
    context.close()
    return title


def expect_fine(at: Staff) -> None:
    """On light and on dark ground, and on a narrow screen."""
    expect_accessible(at.panel)
    _darken(at.page)
    expect(at.page.locator(".wasm-problem")).to_have_attribute("data-colours", "dark")
    expect_accessible(at.panel)
    narrow(at.page)
    expect_no_sideways_scrolling(at.page)
    expect_accessible(at.panel)


def _darken(page: Page) -> None:
    page.evaluate("document.body.style.background = '#12161b'")


def test_ones_own_standing(people: People) -> None:
    expect_fine(people.staff(SUM))


def test_the_list_of_learners(people: People) -> None:
    people.learner(SUM, "learner").hand_in({"First number": "3", "Second number": "4"})
    at = people.staff(SUM)
    at.chooser.click()
    at.search.fill(people.student)
    expect(at.found.get_by_role("button")).to_have_count(2)
    expect_fine(at)


@pytest.mark.parametrize("unfolded", [True, False])
def test_a_wrong_answer_in_full(people: People, unfolded: bool) -> None:
    learner = people.learner(MEAN, "learner")
    learner.code().write(MEAN_ROUNDED)
    learner.submit.click()
    expect(learner.hidden_tests).to_be_visible()
    at = people.staff(MEAN).choose(people.name("learner"))
    expect(at.tests).to_have_count(6)
    if unfolded:
        at.one.get_by_text(f"What {people.name('learner')} sees").click()
        at.tests.locator("details").evaluate_all("all => all.forEach((each) => { each.open = true; })")
    expect_fine(at)


def test_a_question(people: People) -> None:
    people.learner(SUM, "learner").hand_in({"First number": "3", "Second number": "1"})
    at = people.staff(SUM).choose(people.name("learner"))
    at.press("Rescore")
    expect(at.confirm).to_be_focused()
    expect_fine(at)


def test_a_refusal(people: People) -> None:
    at = people.staff(SUM)
    at.page.route(re.compile("/staff_statistics"), lambda route: route.abort())
    at.unfold(at.statistics)
    expect(at.statistics.get_by_role("status")).to_contain_text("The server could not be reached")
    expect_fine(at)


def test_what_would_change(people: People, prepared: str) -> None:
    at = people.staff(prepared)
    at.unfold(at.everybody)
    at.preview()
    at.everybody.get_by_label("Show").select_option("All (3)")
    expect(at.changes).to_have_count(3)
    expect_fine(at)


def test_while_everybody_is_graded_and_after_it_is_stopped(people: People, prepared: str) -> None:
    at = people.staff(prepared)
    at.unfold(at.everybody)
    at.page.route(PREVIEW, lambda route: None)
    at.press("See what would change")
    expect(at.everybody.get_by_role("progressbar")).to_be_visible()
    expect_accessible(at.panel)
    at.press("Stop")
    expect(at.outcome).to_contain_text("Stopped.")
    expect_fine(at)


def test_statistics(people: People, prepared: str) -> None:
    at = people.staff(prepared)
    expect(at.unfold(at.statistics).get_by_role("table").first).to_be_visible()
    expect_fine(at)


def test_a_page_that_is_written_from_the_right(people: People, prepared: str) -> None:
    at = people.staff(prepared)
    at.page.evaluate("document.documentElement.dir = 'rtl'")
    narrow(at.page)
    at.unfold(at.everybody)
    at.preview()
    chart = at.unfold(at.statistics).get_by_role("table", name="Score, in percent")
    expect(chart).to_be_visible()
    expect_no_sideways_scrolling(at.page)
    label = chart.get_by_role("row", name="50 to 60")
    box, bar = label.bounding_box(), label.locator(".wp-staff-bar").bounding_box()
    assert box is not None
    assert bar is not None
    assert bar["x"] + bar["width"] / 2 > box["x"] + box["width"] / 3, "the bar does not begin on the right"
