"""Each state of both pages, judged by axe, and on a screen as narrow as WCAG's reflow criterion asks for."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from .axe import expect_accessible
from .initial import not_open_yet, serve_init
from .learner import Learner
from .narrow import expect_no_sideways_scrolling, narrow
from .policy_scenarios import BEST, NEVER_SHOWN, NEW_NUMBERS, WAITS, shows
from .scenarios import EVERY_KIND, SUM
from .studio import Field, Studio

Visit = Callable[..., Learner]
Edit = Callable[[str], Studio]
SetDates = Callable[..., object]

STATES = {
    "correct": ("3", "4", "Correct"),
    "partial": ("3", "5", "Partly correct"),
    "incorrect": ("1", "1", "Incorrect"),
    "invalid": ("-1", "-1", "Not accepted yet"),
    "not graded": ("6", "7", "Not graded"),
    "field error": ("six", "7", "Saved, not submitted"),
}
FAILING = """\
def generate(problem):
    return {"limit": 10}


def grade(answer, problem):
    print("a line that is printed")
    return answer / 0 if answer > problem.variables["limit"] else answer == 7
"""


@pytest.mark.parametrize("title", [SUM, EVERY_KIND, "Statistics: what a p-value says", "Chemistry: weigh the salt"])
def test_a_new_page(learner: Visit, title: str) -> None:
    expect_accessible(learner(title).root)


@pytest.mark.parametrize(("first", "second", "words"), STATES.values(), ids=STATES.keys())
def test_what_comes_of_an_answer(learner: Visit, first: str, second: str, words: str) -> None:
    at = learner()
    at.hand_in({"First number": first, "Second number": second})
    expect(at.result).to_contain_text(words)
    expect_accessible(at.root)


def test_fields_of_every_kind_with_errors(learner: Visit) -> None:
    at = learner(EVERY_KIND)
    at.field("A program").fill("")
    at.hand_in({})
    expect(at.field("A text")).to_be_focused()
    expect_accessible(at.root)


def test_every_attempt_used(learner: Visit) -> None:
    at = learner()
    for second in ("1", "2", "3"):
        at.hand_in({"First number": "1", "Second number": second})
    at.expect_attempts("You have used all 3 attempts.")
    expect_accessible(at.root)


def test_while_grading(learner: Visit) -> None:
    at = learner().fill({"First number": "3", "Second number": "4"})
    at.page.route(re.compile("/submit_answer"), lambda route: None)
    at.submit.click()
    expect(at.result).to_contain_text("Grading your answer…")
    expect_accessible(at.root)


def test_a_lost_connection(learner: Visit) -> None:
    at = learner().fill({"First number": "3", "Second number": "4"})
    at.page.route(re.compile("/submit_answer"), lambda route: route.abort())
    at.submit.click()
    expect(at.notice).to_contain_text("The connection was lost")
    expect_accessible(at.root)


@pytest.mark.parametrize("title", [WAITS, BEST, NEVER_SHOWN, NEW_NUMBERS])
def test_policies_before_and_after_an_attempt(learner: Visit, set_dates: SetDates, title: str) -> None:
    set_dates(due=600, grace=3600)
    at = learner(title)
    expect_accessible(at.root)
    at.hand_in({"Sum": "1"} if title == NEW_NUMBERS else {"First number": "30", "Second number": "1"})
    expect(at.result).to_contain_text(re.compile("Incorrect|Your answer was submitted."))
    expect_accessible(at.root)


@pytest.mark.parametrize("dates", [{"due": -60}, {"due": -60, "grace": 3600}], ids=str)
def test_problems_that_are_closed_or_late(learner: Visit, set_dates: SetDates, dates: dict[str, float]) -> None:
    set_dates(**dates)
    expect_accessible(learner(WAITS).root)


def test_a_problem_that_is_not_open_yet(learner: Visit) -> None:
    at = learner(WAITS)
    serve_init(at.page, re.compile("/scenario/"), not_open_yet)
    at.reload()
    at.expect_closed(re.compile("^This problem opens on"))
    expect_accessible(at.root)


def test_a_last_attempt_a_lost_reply_and_the_solution(learner: Visit) -> None:
    at = learner(shows("always"))
    at.hand_in({"First number": "1", "Second number": "1"})
    expect(at.root.get_by_text("This is your last attempt.")).to_be_visible()
    at.page.route(re.compile("/submit_answer"), lambda route: route.abort())
    at.submit.click()
    expect(at.notice).to_contain_text("that cannot use a second attempt")
    at.show_solution.click()
    expect(at.solution).to_be_visible()
    expect(at.notice.get_by_role("button", name="Try again")).to_be_visible()
    expect_accessible(at.root)


def test_320_pixels_are_wide_enough_for_policies(learner: Visit, set_dates: SetDates) -> None:
    set_dates(due=600, grace=3600)
    at = learner(WAITS)
    narrow(at.page)
    expect_no_sideways_scrolling(at.page)
    at.hand_in({"First number": "1", "Second number": "1"})
    expect(at.reason).to_contain_text("You can submit again in")
    expect_no_sideways_scrolling(at.page)
    set_dates(due=-60)
    at.reload()
    narrow(at.page)
    at.show_solution.click()
    expect(at.solution).to_be_visible()
    expect_no_sideways_scrolling(at.page)
    expect_accessible(at.root)


def test_a_stale_page(learner: Visit, studio: Edit, blank: str) -> None:
    author = studio(blank)
    author.write_code("Prompt", "The capital of France?")
    author.save()
    at = learner(blank)
    author.write_code("Prompt", "The capital of Italy?")
    author.save()
    at.hand_in({"Your answer": "Paris"})
    expect(at.notice).to_contain_text("This problem was changed")
    expect_accessible(at.root)


def test_studio_as_it_comes(studio: Edit, blank: str) -> None:
    author = studio(blank)
    author.root.get_by_text("What it does not have").click()
    expect_accessible(author.root)


def test_studio_with_fields_of_every_kind(studio: Edit) -> None:
    expect_accessible(studio(EVERY_KIND).root)


def test_studio_with_errors(studio: Edit, blank: str) -> None:
    author = studio(blank)
    author.write(prompt="{{unknown}}", fields=[Field("a", "A"), Field("a", "A")], grader="def grade(:", attempts="many")
    author.setting("Points").fill("-1")
    author.save_refused()
    expect_accessible(author.root)
    author.setting("Points").fill("1")
    author.setting("Maximum attempts").fill("")
    expect(author.root.get_by_role("link", name="Points: ")).to_have_count(0)
    expect(author.root.get_by_role("link", name="Grader: line 1")).to_be_visible()
    author.gutter_marks("Grader").hover()
    expect(author.page.locator(".cm-tooltip-lint")).to_be_visible()
    expect_accessible(author.root)


@pytest.mark.parametrize(
    ("answer", "words"), [("7", "Correct"), ("8", "Incorrect"), ("11", "Not graded"), ("x", "Not accepted")]
)
def test_studio_after_try_it(studio: Edit, blank: str, answer: str, words: str) -> None:
    author = studio(blank)
    author.write(prompt="Up to {{limit}}.", fields=[Field("number", "Number")], grader=FAILING)
    author.try_part.get_by_label("Number").fill(answer)
    author.try_button.click()
    expect(author.verdict).to_contain_text(words)
    expect_accessible(author.root)


def test_studio_asking_before_it_throws_work_away(studio: Edit, blank: str) -> None:
    author = studio(blank)
    author.write_code("Grader", FAILING)
    author.root.get_by_role("button", name="Cancel").click()
    expect(author.root.get_by_text("Throw away what you changed?")).to_be_visible()
    expect_accessible(author.root)


def test_the_note_for_authors(context: BrowserContext, site: str, paths: dict[str, str]) -> None:
    page = context.new_page()
    page.goto(f"{site}{paths[SUM]}author_view/")
    note = page.get_by_role("complementary", name="Note for authors")
    expect(note).to_contain_text("Python 3.14")
    expect_accessible(note)


@pytest.mark.parametrize("title", [SUM, EVERY_KIND, "Statistics: what a p-value says", "Chemistry: weigh the salt"])
def test_320_pixels_are_wide_enough_for_a_problem(learner: Visit, title: str) -> None:
    at = learner(title)
    narrow(at.page)
    expect(at.submit).to_be_enabled()
    expect_no_sideways_scrolling(at.page)
    at.hand_in({})
    expect(at.notice).to_contain_text("Check the marked answers.")
    expect_no_sideways_scrolling(at.page)
    expect_accessible(at.root)


@pytest.mark.parametrize(("first", "second", "words"), STATES.values(), ids=STATES.keys())
def test_320_pixels_are_wide_enough_for_a_result(learner: Visit, first: str, second: str, words: str) -> None:
    at = learner()
    narrow(at.page)
    at.hand_in({"First number": first, "Second number": second})
    expect(at.result).to_contain_text(words)
    expect_no_sideways_scrolling(at.page)


def test_320_pixels_are_wide_enough_for_studio(studio: Edit) -> None:
    author = studio(EVERY_KIND)
    narrow(author.page)
    author.try_button.click()
    expect(author.verdict).to_contain_text("Not accepted")
    expect_no_sideways_scrolling(author.page)
    author.write_code("Grader", f"def grade(\n# {'a comment that is longer than a small screen is wide, ' * 3}")
    author.save_refused()
    expect_no_sideways_scrolling(author.page)
    expect_accessible(author.root)
