"""What a learner gets to see of results and the solution, and the way to new numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import expect

from .initial import serve_init
from .learner import Learner
from .policy_scenarios import (
    BEST,
    NEVER_SHOWN,
    NEW_NUMBERS,
    NUMBERS_EVERYWHERE,
    NUMBERS_ON_RESET,
    SHOWN_LATER,
    shows,
)

Visit = Callable[..., Learner]
SetDates = Callable[..., datetime]

RIGHT = {"First number": "3", "Second number": "4"}
CLOSE = {"First number": "3", "Second number": "5"}
WRONG = {"First number": "30", "Second number": "5"}
HOUR, DAY = 3600, 86_400
A_DATE = r"\w+ \d+, \d{4}, \d+:\d\d\s[AP]M UTC"


# Results -----------------------------------------------------------------------------------------------------------


def test_results_that_are_never_shown_leave_no_trace(learner: Visit) -> None:
    at = learner(NEVER_SHOWN)
    expect(at.rules).to_have_text(["Results are not shown for this problem."])
    seen = []
    for answers in (WRONG, CLOSE, RIGHT):
        at.hand_in(answers)
        expect(at.result).to_contain_text("Your answer was submitted.")
        seen.append(at.outcome.evaluate("outcome => outcome.outerHTML"))
    assert seen[0] == seen[1] == seen[2]
    at.earlier.locator("summary").click()
    expect(at.submissions).to_have_count(3)
    for index in range(3):
        expect(at.submissions.nth(index).locator(".wp-submission-status")).to_have_text("Submitted")
    page = at.root.evaluate("root => { root.querySelector('.wp-form').remove(); return root.innerHTML; }")
    assert not re.search(r"incorrect|partly|wp-is-(correct|partial)|of 1 point|adds up\b(?! to seven)", page, re.I)


def test_results_that_are_shown_later_say_when_and_are_shown_then(learner: Visit, set_dates: SetDates) -> None:
    set_dates(due=HOUR)
    at = learner(SHOWN_LATER)
    expect(at.rules.nth(1)).to_have_text(re.compile(rf"^You will see your result from {A_DATE}\.$"))
    expect(at.rules.nth(2)).to_have_text(re.compile(rf"^You can see the solution from {A_DATE}\.$"))
    at.hand_in(CLOSE)
    expect(at.result).to_contain_text("Your answer was submitted.")
    expect(at.outcome).not_to_contain_text("Partly correct")
    set_dates(due=-1)
    at.reload()
    expect(at.result).to_contain_text("Partly correct")
    expect(at.result).to_contain_text("0.5 of 1 point")
    expect(at.rules).to_have_count(0)


# The solution ------------------------------------------------------------------------------------------------------

CORRECT, NONE_LEFT = "when your answer is correct", "when no attempt is left"
EITHER = "when your answer is correct or no attempt is left"
FROM = f"from {A_DATE}"
WHEN = {
    # value: what is said without a due date, with one, and whether it is shown after 0, 1 and 2 wrong attempts
    "always": (None, None, (True, True, True)),
    "answered": (CORRECT, CORRECT, (False, False, False)),
    "attempted": ("after an attempt", f"after an attempt, or {FROM}", (False, True, True)),
    "closed": (NONE_LEFT, f"{NONE_LEFT}, or {FROM}", (False, False, True)),
    "finished": (EITHER, f"{EITHER}, or {FROM}", (False, False, True)),
    "correct_or_past_due": (CORRECT, f"{CORRECT}, or {FROM}", (False, False, False)),
    "past_due": (None, FROM, (False, False, False)),
    "never": (None, None, (False, False, False)),
    "after_attempts": ("after 2 attempts", "after 2 attempts", (False, False, True)),
    "after_all_attempts": (NONE_LEFT, NONE_LEFT, (False, False, True)),
    "after_all_attempts_or_correct": (EITHER, EITHER, (False, False, True)),
    "attempted_no_past_due": ("after an attempt", "after an attempt", (False, True, True)),
}


@pytest.mark.parametrize("when", WHEN)
def test_when_the_solution_is_shown_is_said_and_kept(learner: Visit, set_dates: SetDates, when: str) -> None:
    without, with_due, shown = WHEN[when]
    set_dates(due=30 * DAY)
    at = learner(shows(when))
    said = at.rules.filter(has_text="solution")
    _expect_said(at, with_due)
    set_dates()
    at.reload()
    _expect_said(at, without)
    for attempt, is_shown in enumerate(shown):
        if attempt:
            at.hand_in({"First number": "10", "Second number": str(attempt)})
            expect(at.result).to_contain_text("Incorrect")
        expect(at.show_solution).to_be_visible(visible=is_shown)
        if is_shown:
            expect(said).to_have_count(0)


def _expect_said(at: Learner, words: str | None) -> None:
    said = at.rules.filter(has_text="solution")
    if words is None:
        expect(said).to_have_count(0)
    else:
        expect(said).to_have_text(re.compile(rf"^You can see the solution {words}\.$"))


def test_the_solution_is_shown_and_hidden_by_keyboard(learner: Visit) -> None:
    at = learner(shows("always"))
    assert "Three and four" not in at.root.inner_html()
    at.page.evaluate(
        "window.typeset = []; window.MathJax = {typesetPromise: async ([node]) => typeset.push(node.innerText)}"
    )
    at.tab_to(at.show_solution)
    expect(at.show_solution).to_have_text("Show the solution")
    at.page.keyboard.press("Enter")
    expect(at.solution).to_contain_text("Three and four")
    expect(at.solution.get_by_role("table")).to_be_visible()
    expect(at.solution.get_by_role("heading", name="Solution")).to_be_focused()
    assert "\\(3 + 4 = 7\\)" in at.page.evaluate("typeset.join()")
    expect(at.show_solution).to_have_text("Hide the solution")
    at.page.emulate_media(media="print")
    expect(at.solution).to_be_visible()
    at.page.emulate_media(media="screen")
    at.tab_to(at.show_solution, "Shift+Tab")
    at.page.keyboard.press("Enter")
    expect(at.solution).to_be_hidden()
    expect(at.show_solution).to_be_focused()


def test_a_solution_that_is_no_longer_shown_is_refused_in_words(learner: Visit, set_dates: SetDates) -> None:
    set_dates(due=-HOUR)
    at = learner(shows("past_due"))
    expect(at.show_solution).to_be_visible()
    set_dates(due=HOUR)
    at.show_solution.click()
    expect(at.notice).to_contain_text("The solution is not shown yet.")
    expect(at.show_solution).to_be_hidden()
    _expect_said(at, FROM)


# New numbers -------------------------------------------------------------------------------------------------------


def test_new_numbers_are_the_way_on_where_each_attempt_needs_them(learner: Visit) -> None:
    at = learner(NEW_NUMBERS)
    first = at.prompt.inner_text()
    at.hand_in({"Sum": "5"})
    at.expect_closed(re.compile(r"^Each attempt needs new numbers\. Get them before you answer again"))
    expect(at.reset).to_be_hidden()
    at.show_solution.click()
    expect(at.solution).to_contain_text(first.split()[2])

    at.new_numbers.click()
    expect(at.result).to_contain_text("You have new numbers, and your answer was cleared.")
    expect(at.prompt).not_to_have_text(first)
    expect(at.field("Sum")).to_have_value("")
    expect(at.title).to_be_focused()
    expect(at.solution).to_be_hidden()
    expect(at.new_numbers).to_be_hidden()
    at.expect_open()

    at.notice.get_by_role("button", name="Undo").click()
    expect(at.field("Sum")).to_have_value("5")
    expect(at.field("Sum")).to_be_focused()

    number = int(at.prompt.inner_text().split()[2])
    reply = at.hand_in({"Sum": str(number + 1)})
    assert reply.status == 200, "the page sends the fingerprint of the new numbers"
    expect(at.result.get_by_text("Correct", exact=True)).to_be_visible()
    at.show_solution.click()
    expect(at.solution).to_contain_text(str(number))


def test_new_numbers_at_a_reset_are_said_before(learner: Visit) -> None:
    at = learner(NUMBERS_ON_RESET)
    expect(at.rules).to_have_count(0)
    at.hand_in({"Sum": "5"})
    expect(at.rules).to_have_text(["Reset clears your answer and gives you new numbers."])
    at.expect_open()
    first = at.prompt.inner_text()
    at.reset.click()
    expect(at.prompt).not_to_have_text(first)
    expect(at.reset).to_be_hidden()


def test_new_numbers_are_in_every_text(learner: Visit) -> None:
    at = learner(NUMBERS_EVERYWHERE)
    old = at.prompt.inner_text().split()[2].rstrip(".")
    at.root.get_by_label(f"Half of {old}").check()
    at.submit.click()
    expect(at.result).to_contain_text("Incorrect")
    at.reset.click()
    expect(at.prompt).not_to_contain_text(old)
    new = at.prompt.inner_text().split()[2].rstrip(".")
    options = at.group(f"Which is more than {new}?")
    expect(options.get_by_role("radio")).to_have_count(2)
    expect(options.get_by_role("radio", checked=True)).to_have_count(0)
    expect(options).to_contain_text(f"Not {new} itself.")
    assert old not in at.root.inner_text()
    options.get_by_label(f"Ten times {new}").check()
    at.submit.click()
    expect(at.result.get_by_text("Correct", exact=True)).to_be_visible()


# The course team ---------------------------------------------------------------------------------------------------


def test_a_score_that_the_course_team_set_is_said(learner: Visit) -> None:
    at = learner(BEST)
    at.hand_in(WRONG)

    def override(init: dict[str, Any]) -> None:
        init["state"] |= {"overridden": True, "score": {"earned": 0.75, "possible": 1}}

    serve_init(at.page, re.compile("/scenario/"), override)
    at.reload()
    expect(at.rules.first).to_have_text("The course team set your score: 0.75 of 1 point.")
    expect(at.result).to_contain_text("Your score: 0.75 of 1 point")
