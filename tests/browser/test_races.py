"""Replies that get lost, and browsers that are at it at the same moment: each answer is counted once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, BrowserContext, Request, Route, expect

from .learner import Learner
from .scenarios import SUM

Visit = Callable[..., Learner]

TYPED = {"First number": "3", "Second number": "5"}
OTHER = {"First number": "50", "Second number": "60"}
SUBMIT = re.compile("/submit_answer")
CANNOT_COST = "that cannot use a second attempt."


@pytest.fixture
def elsewhere(browser: Browser, learner: Visit) -> Iterator[Visit]:
    """The same learner in another browser."""
    other = browser.new_context()
    yield lambda at: Learner(other.new_page(), at.url).open()
    other.close()


def lose_reply(route: Route) -> None:
    """The server gets it and replies; the browser hears nothing."""
    route.fetch()
    route.abort("connectionreset")


def hold(at: Learner, held: list[Route]) -> None:
    """The next submission waits for the test."""
    at.page.route(SUBMIT, lambda route: held.append(route), times=1)


def ids_sent(at: Learner) -> list[str]:
    """The ids of submissions from now on."""
    ids: list[str] = []

    def keep(request: Request) -> None:
        if SUBMIT.search(request.url):
            body = request.post_data_json
            assert body is not None
            ids.append(body["id"])

    at.page.on("request", keep)
    return ids


def test_a_lost_reply_costs_one_attempt_however_often_it_is_sent_again(learner: Visit) -> None:
    at = learner().fill(TYPED)
    ids = ids_sent(at)
    at.page.route(SUBMIT, lose_reply, times=2)
    at.submit.click()
    expect(at.notice).to_contain_text("The connection was lost before a reply came.")
    expect(at.notice).to_contain_text(CANNOT_COST)
    at.expect_values(TYPED)
    again = at.notice.get_by_role("button", name="Try again")
    again.click()
    expect(at.notice).to_contain_text("The connection was lost before a reply came.")
    expect(at.submit).to_be_focused()
    again.click()
    expect(at.result).to_contain_text("Partly correct")
    at.expect_attempts("2 of 3 attempts left.")
    expect(at.notice).to_be_empty()
    assert len(ids) == 3
    assert len(set(ids)) == 1

    at.hand_in({})
    at.expect_attempts("1 of 3 attempts left.")
    assert ids[3] != ids[0], "an answer that was replied to is submitted anew"


def test_an_answer_that_never_arrived_is_counted_when_it_does(learner: Visit) -> None:
    at = learner().fill(TYPED)
    ids = ids_sent(at)
    at.page.route(SUBMIT, lambda route: route.abort("connectionreset"), times=1)
    at.submit.click()
    expect(at.notice).to_contain_text(CANNOT_COST)
    at.reload()
    at.expect_attempts("You have 3 attempts.")
    at.expect_values(TYPED)
    at.hand_in({})
    at.expect_attempts("2 of 3 attempts left.")
    assert ids[0] == ids[1]


def test_a_lost_reply_is_remembered_over_a_reload(learner: Visit) -> None:
    at = learner().fill(TYPED)
    ids = ids_sent(at)
    at.page.route(SUBMIT, lose_reply, times=1)
    at.submit.click()
    expect(at.notice).to_contain_text(CANNOT_COST)
    at.reload()
    expect(at.result).to_contain_text("Partly correct")
    at.expect_attempts("2 of 3 attempts left.")
    at.hand_in({})
    expect(at.notice).to_contain_text("This answer had arrived before, so it was not counted again.")
    at.expect_attempts("2 of 3 attempts left.")
    assert ids[0] == ids[1]
    at.hand_in({})
    at.expect_attempts("1 of 3 attempts left.")


def test_another_answer_after_a_lost_reply_is_another_submission(learner: Visit) -> None:
    at = learner().fill(TYPED)
    ids = ids_sent(at)
    at.page.route(SUBMIT, lose_reply, times=1)
    at.submit.click()
    expect(at.notice).to_contain_text(CANNOT_COST)
    assert at.hand_in(OTHER).status == 409, "the learner has not seen the result of the first"
    assert ids[0] != ids[1]
    expect(at.result).to_contain_text("Partly correct")
    at.expect_attempts("2 of 3 attempts left.")
    at.expect_values(OTHER)
    at.hand_in({})
    at.expect_attempts("1 of 3 attempts left.")


def test_a_lost_reply_can_be_asked_for_after_the_problem_has_closed(
    learner: Visit, set_dates: Callable[..., object]
) -> None:
    set_dates(due=3600)
    at = learner().fill(TYPED)
    at.page.route(SUBMIT, lose_reply, times=1)
    at.submit.click()
    expect(at.notice).to_contain_text(CANNOT_COST)
    set_dates(due=-60)
    at.notice.get_by_role("button", name="Try again").click()
    expect(at.result).to_contain_text("Partly correct")
    at.expect_attempts("2 of 3 attempts left.")
    at.expect_closed(re.compile("^This problem closed on"))


def test_a_reply_that_takes_too_long_can_be_asked_for_again(learner: Visit) -> None:
    at = learner(clock=datetime.now(UTC)).fill(TYPED)
    ids = ids_sent(at)
    held: list[Route] = []
    hold(at, held)
    at.submit.click()
    expect(at.result).to_contain_text("Grading your answer…")
    held[0].fetch()
    at.page.clock.fast_forward(61_000)
    expect(at.notice).to_contain_text("No reply came in time.")
    expect(at.notice).to_contain_text(CANNOT_COST)
    at.notice.get_by_role("button", name="Try again").click()
    expect(at.result).to_contain_text("Partly correct")
    at.expect_attempts("2 of 3 attempts left.")
    assert ids[0] == ids[1]


def test_a_lost_reply_is_forgotten_with_a_reset(learner: Visit) -> None:
    at = learner()
    at.hand_in(OTHER)
    at.expect_attempts("2 of 3 attempts left.")
    ids = ids_sent(at)
    at.page.route(SUBMIT, lose_reply, times=1)
    at.fill(TYPED).submit.click()
    expect(at.notice).to_contain_text(CANNOT_COST)
    at.reset.click()
    at.expect_attempts("1 of 3 attempts left.")
    at.hand_in(TYPED)
    at.expect_attempts("You have used all 3 attempts.")
    assert ids[0] != ids[1]


def test_a_page_without_https_has_ids_too(learner: Visit, context: BrowserContext) -> None:
    context.add_init_script("delete Crypto.prototype.randomUUID")
    at = learner().fill(TYPED)
    ids = ids_sent(at)
    at.hand_in({})
    at.hand_in(OTHER)
    at.expect_attempts("1 of 3 attempts left.")
    assert all(re.fullmatch("[0-9a-f]{32}", each) for each in ids)
    assert len(set(ids)) == 2


def test_two_browsers_race_for_every_attempt_and_one_wins_each(learner: Visit, elsewhere: Visit) -> None:
    one = learner()
    both = [one, elsewhere(one)]
    for attempt, left in enumerate(("2 of 3 attempts left.", "1 of 3 attempts left.", "You have used all 3 attempts.")):
        held: list[Route] = []
        for index, at in enumerate(both):
            at.fill({"First number": str(attempt), "Second number": str(10 * (index + 1))})
            hold(at, held)
            at.submit.click()
            expect(at.result).to_contain_text("Grading your answer…")
        for route in held:
            route.continue_()
        for at in both:
            at.expect_attempts(left)
            expect(at.result).to_contain_text("Incorrect")
        told = sorted("another tab or window" in at.notice.inner_text() for at in both)
        assert told == [False, True], "one is counted, the other is told"
        for index, at in enumerate(both):
            at.expect_values({"Second number": str(10 * (index + 1))})
    one.reload()
    one.earlier.locator("summary").click()
    expect(one.submissions).to_have_count(3)
    expect(one.submissions.get_by_text(re.compile("^Attempt [123]$"))).to_have_text(
        ["Attempt 3", "Attempt 2", "Attempt 1"]
    )


def test_a_double_click_and_enter_at_once_count_once(learner: Visit) -> None:
    at = learner(SUM).fill(TYPED)
    ids = ids_sent(at)
    at.submit.dblclick()
    at.field("First number").press("Enter")
    expect(at.result).to_contain_text("Partly correct")
    at.expect_attempts("2 of 3 attempts left.")
    assert len(ids) == 1
