"""What a learner is told of attempts, waits and dates, before and when they matter, and as time passes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Route, expect

from .initial import not_open_yet, serve_init
from .learner import Learner
from .policy_scenarios import (
    AVERAGE,
    BEST,
    FIRST,
    NONE,
    ONE,
    PLAIN,
    WAITS,
    WAITS_TWICE,
)

Visit = Callable[..., Learner]
SetDates = Callable[..., datetime]

RIGHT = {"First number": "3", "Second number": "4"}
CLOSE = {"First number": "3", "Second number": "5"}
WRONG = {"First number": "30", "Second number": "5"}
MINUTE, HOUR, DAY = 60, 3600, 86_400
A_DATE = r"\w+ \d+, \d{4}, \d+:\d\d\s[AP]M UTC"


def now() -> datetime:
    return datetime.now(UTC)


def test_nothing_is_said_where_nothing_is_set(learner: Visit) -> None:
    at = learner(PLAIN)
    expect(at.rules).to_have_text([re.compile("^You can see the solution when your answer is correct\\.$")])
    expect(at.reason).to_be_empty()
    at.hand_in(RIGHT)
    expect(at.rules).to_have_count(0)


# Attempts and what counts ------------------------------------------------------------------------------------------


def test_a_learner_goes_through_all_attempts_and_the_best_one_counts(learner: Visit) -> None:
    at = learner(BEST)
    last = at.root.get_by_text("This is your last attempt.")
    at.expect_attempts("You have 3 attempts.")
    expect(at.rules.first).to_have_text("Your best attempt counts.")
    expect(last).to_be_hidden()

    at.hand_in(WRONG)
    expect(at.result).to_contain_text("Incorrect")
    expect(at.result).to_contain_text("0 of 1 point")
    expect(last).to_be_hidden()

    at.hand_in(CLOSE)
    expect(at.result).to_contain_text("Your score: 0.5 of 1 point")
    at.expect_attempts("1 of 3 attempts left.")
    expect(last).to_be_visible()
    expect(at.submit).to_have_accessible_description("1 of 3 attempts left. This is your last attempt.")

    at.hand_in(WRONG)
    expect(at.result).to_contain_text("Incorrect")
    expect(at.result).to_contain_text("Your score: 0.5 of 1 point")
    at.expect_attempts("You have used all 3 attempts.")
    expect(last).to_be_hidden()
    at.expect_closed("")
    expect(at.submit).to_have_accessible_description("You have used all 3 attempts.")
    expect(at.rules).to_have_text(["Your best attempt counts."])
    expect(at.show_solution).to_be_visible()


@pytest.mark.parametrize(
    ("title", "words"),
    [
        (FIRST, "Your first attempt counts. Further ones do not change your score."),
        (AVERAGE, "The average of your attempts counts."),
    ],
)
def test_which_attempt_counts_is_said_before_the_first(learner: Visit, title: str, words: str) -> None:
    expect(learner(title).rules.first).to_have_text(words)


def test_a_single_attempt_has_no_rule_for_several(learner: Visit) -> None:
    at = learner(ONE)
    at.expect_attempts("You have 1 attempt.")
    expect(at.rules).to_have_text(["You can see the solution when your answer is correct or no attempt is left."])
    at.hand_in(WRONG)
    at.expect_attempts("You have used your only attempt.")
    at.expect_closed("")


def test_no_attempt_at_all_is_said(learner: Visit) -> None:
    at = learner(NONE)
    expect(at.root.get_by_text("This problem takes no answers.")).to_be_visible()
    at.expect_closed("")


# Waiting -----------------------------------------------------------------------------------------------------------


def test_a_wait_is_counted_down_and_submit_comes_back_by_itself(learner: Visit) -> None:
    at = learner(WAITS, clock=now())
    expect(at.rules.first).to_have_text("After each attempt you have to wait 60 seconds.")
    at.listen()
    at.hand_in(WRONG)
    at.expect_closed(re.compile(r"^You can submit again in \d+ seconds\.$"))
    expect(at.submit).to_be_focused()
    expect(at.save).to_be_visible()
    at.page.clock.run_for(30_000)
    expect(at.reason).to_have_text(re.compile(r"^You can submit again in (2\d|30) seconds\.$"))
    expect(at.submit).to_have_accessible_description(re.compile("You can submit again in"))
    at.page.clock.run_for(31_000)
    at.expect_open()
    expect(at.reason).to_have_text("You can submit again.")
    expect(at.submit).to_be_focused()
    first, *others = at.announced()
    assert re.fullmatch(r"You can submit again in \d+ seconds\.", first)
    assert others == ["You can submit again."], "and nothing in between"


def test_a_learner_who_is_too_early_for_the_server_is_told_how_long_to_wait(learner: Visit) -> None:
    at = learner(WAITS, clock=now())
    at.hand_in(WRONG)
    at.expect_attempts("2 of 3 attempts left.")
    at.page.clock.fast_forward(61_000)
    at.expect_open()
    reply = at.hand_in(RIGHT)
    assert reply.status == 429
    expect(at.notice).to_contain_text("No attempt was used.")
    at.expect_closed(re.compile(r"^You can submit again in \d+ seconds\.$"))
    at.expect_values(RIGHT)
    at.expect_attempts("2 of 3 attempts left.")
    at.page.clock.fast_forward(61_000)
    at.expect_open()


def test_a_wait_goes_on_over_a_reload_and_is_not_read_out_as_news(learner: Visit) -> None:
    at = learner(WAITS)
    at.hand_in(WRONG)
    at.reload()
    at.expect_closed(re.compile(r"^You can submit again in \d+ seconds\.$"))
    expect(at.root.locator(".wp-announcer")).to_be_empty()


def test_an_unusable_submit_says_why_and_sends_nothing(learner: Visit) -> None:
    at = learner(WAITS)
    at.hand_in(WRONG)
    at.listen()
    requested: list[str] = []
    at.page.on("request", lambda request: requested.append(request.url))
    at.submit.focus()
    at.page.keyboard.press("Enter")
    at.page.wait_for_function("window.announced.length > 0")
    assert "You can submit again in" in at.announced()[0]
    assert not [url for url in requested if "/submit_answer" in url]


def test_what_is_typed_can_be_saved_during_a_wait(learner: Visit) -> None:
    at = learner(WAITS)
    at.hand_in(WRONG)
    at.fill(RIGHT)
    at.save.click()
    expect(at.result).to_contain_text("Saved, not submitted")
    at.expect_closed(re.compile("^You can submit again in"))


def test_no_wait_is_announced_before_the_last_attempt(learner: Visit) -> None:
    at = learner(WAITS_TWICE)
    expect(at.rules.first).to_have_text("After each attempt you have to wait 60 seconds.")
    at.hand_in(WRONG)
    expect(at.rules).to_have_text([re.compile("^You can see the solution")])


# Dates -------------------------------------------------------------------------------------------------------------


def test_a_far_due_date_is_told_in_local_time(learner: Visit, set_dates: SetDates) -> None:
    due = set_dates(due=30 * DAY)
    words = f"{due:%b} {due.day}, {due.year}"
    expect(learner(PLAIN).rules.first).to_have_text(re.compile(rf"^Due {words}, \d+:\d\d\s[AP]M UTC\.$"))


def test_a_due_date_that_passes_closes_the_page_and_loses_nothing(learner: Visit, set_dates: SetDates) -> None:
    set_dates(due=10 * MINUTE)
    at = learner(PLAIN, clock=now()).fill(RIGHT)
    at.listen()
    expect(at.rules.first).to_have_text(re.compile(rf"^Closes in 9 minutes: due {A_DATE}\.$"))
    at.page.clock.run_for(4 * MINUTE * 1000)
    expect(at.rules.first).to_have_text(re.compile("^Closes in 5 minutes: "))
    assert at.announced() == []
    at.page.clock.run_for(5 * MINUTE * 1000)
    expect(at.rules.first).to_have_text(re.compile(r"^Closes in \d+ seconds: "))
    at.expect_open()
    at.submit.focus()
    at.page.clock.run_for(2 * MINUTE * 1000)
    closed = (
        "This problem has closed. What you typed stays here, but it can no longer be submitted. "
        "Reload the page to see what is shown now."
    )
    at.expect_closed(closed)
    expect(at.submit).to_be_focused()
    expect(at.save).to_have_attribute("aria-disabled", "true")
    assert at.announced() == [
        "This problem closes in 5 minutes.",
        "This problem closes in 60 seconds.",
        closed,
    ]
    at.expect_values(RIGHT)
    assert "First number" not in at.page.evaluate("Object.values(sessionStorage).join()")
    assert '"first":"3"' in at.page.evaluate("Object.values(sessionStorage).join()")


def test_a_computer_that_slept_over_the_end_is_told_once(learner: Visit, set_dates: SetDates) -> None:
    set_dates(due=HOUR)
    at = learner(PLAIN, clock=now())
    at.listen()
    at.page.clock.fast_forward(5 * HOUR * 1000)
    at.expect_closed(re.compile("^This problem has closed."))
    assert len(at.announced()) == 1


def test_a_wrong_clock_of_the_computer_does_not_matter(learner: Visit, set_dates: SetDates) -> None:
    set_dates(due=30 * MINUTE)
    for clock in (datetime(2001, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC)):
        at = learner(PLAIN, clock=clock)
        expect(at.rules.first).to_have_text(re.compile("^Closes in (29|28) minutes: "))
        at.expect_open()


def test_an_answer_that_is_on_its_way_when_the_problem_closes_is_the_servers_to_judge(
    learner: Visit, set_dates: SetDates
) -> None:
    set_dates(due=HOUR)
    at = learner(PLAIN, clock=now()).fill(RIGHT)
    held: list[Route] = []
    at.page.route(re.compile("/submit_answer"), lambda route: held.append(route))
    at.submit.click()
    expect(at.result).to_contain_text("Grading your answer…")
    at.page.clock.run_for(30_000)
    set_dates(due=-HOUR)
    held[0].continue_()
    expect(at.notice).to_contain_text("This problem is closed: it is past its due date.")
    at.expect_closed(re.compile(rf"^This problem closed on {A_DATE}\. Answers are no longer accepted\.$"))
    at.expect_values(RIGHT)


def test_an_answer_in_time_counts_though_the_page_has_closed_meanwhile(learner: Visit, set_dates: SetDates) -> None:
    set_dates(due=40)
    at = learner(PLAIN, clock=now()).fill(RIGHT)
    held: list[Route] = []
    at.page.route(re.compile("/submit_answer"), lambda route: held.append(route))
    at.submit.click()
    expect(at.result).to_contain_text("Grading your answer…")
    at.page.clock.run_for(50_000)
    at.expect_closed(re.compile("^This problem has closed."))
    set_dates(due=HOUR)
    held[0].continue_()
    expect(at.result.get_by_text("Correct", exact=True)).to_be_visible()


def test_a_closed_problem_says_since_when(learner: Visit, set_dates: SetDates) -> None:
    set_dates(due=-HOUR)
    at = learner(PLAIN)
    at.expect_closed(re.compile(rf"^This problem closed on {A_DATE}\. Answers are no longer accepted\.$"))
    expect(at.rules).to_have_count(0)
    expect(at.save).to_be_hidden()
    expect(at.show_solution).to_be_visible()


def test_grace_is_told_before_and_after_the_due_date(learner: Visit, set_dates: SetDates) -> None:
    set_dates(due=10 * MINUTE, grace=HOUR)
    at = learner(PLAIN, clock=now())
    expect(at.rules.first).to_have_text(
        re.compile(rf"^Due in 9 minutes: {A_DATE}\. Late answers are accepted until {A_DATE}\.$")
    )
    at.page.clock.fast_forward(15 * MINUTE * 1000)
    expect(at.rules.first).to_have_text(
        re.compile(rf"^It was due {A_DATE}\. Late answers are still accepted for 5\d minutes, until {A_DATE}\.$")
    )
    at.expect_open()
    set_dates(due=-10 * MINUTE, grace=HOUR)
    at.hand_in(RIGHT)
    expect(at.result.get_by_text("Correct", exact=True)).to_be_visible()


def test_a_problem_that_is_not_open_yet_says_when_and_opens_by_itself(learner: Visit) -> None:
    at = learner(PLAIN, clock=now())
    serve_init(at.page, re.compile("/scenario/"), not_open_yet)
    at.reload()
    at.expect_closed(re.compile(rf"^This problem opens on {A_DATE}\.$"))
    expect(at.save).to_be_hidden()
    at.listen()
    at.page.clock.fast_forward((HOUR + 1) * 1000)
    at.expect_open()
    expect(at.reason).to_have_text("This problem is open now.")
    assert at.announced() == ["This problem is open now."]
    at.hand_in(RIGHT)
    expect(at.result.get_by_text("Correct", exact=True)).to_be_visible()
