from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.policies.strategies import NOON
from wasm_problem.policies import (
    Policies,
    ShowAnswer,
    ShowCorrectness,
    Situation,
    correctness_is_shown,
    solution_is_shown,
)

YESTERDAY, TOMORROW = NOON - timedelta(days=1), NOON + timedelta(days=1)
OPEN = Policies(max_attempts=3, attempts_before_showanswer_button=2, due=TOMORROW)
PAST = replace(OPEN, due=YESTERDAY)

NEW = Situation(NOON)
TRIED = Situation(NOON, attempts=1, submitted=True)
TRIED_TWICE = Situation(NOON, attempts=2, submitted=True)
ALL_USED = Situation(NOON, attempts=3, submitted=True)
SOLVED = Situation(NOON, attempts=1, submitted=True, solved=True)
SITUATIONS = (NEW, TRIED, TRIED_TWICE, ALL_USED, SOLVED)

# One letter for each of the situations above: + shown, - not. First before the due date, then past it.
TABLE = {
    ShowAnswer.ALWAYS: "+++++ +++++",
    ShowAnswer.ANSWERED: "----+ ----+",
    ShowAnswer.ATTEMPTED: "-++++ +++++",
    ShowAnswer.CLOSED: "---+- +++++",
    ShowAnswer.FINISHED: "---++ +++++",
    ShowAnswer.CORRECT_OR_PAST_DUE: "----+ +++++",
    ShowAnswer.PAST_DUE: "----- +++++",
    ShowAnswer.NEVER: "----- -----",
    ShowAnswer.AFTER_ATTEMPTS: "--++- --++-",
    ShowAnswer.AFTER_ALL_ATTEMPTS: "---+- ---+-",
    ShowAnswer.AFTER_ALL_ATTEMPTS_OR_CORRECT: "---++ ---++",
    ShowAnswer.ATTEMPTED_NO_PAST_DUE: "-++++ -++++",
}


def row(policies: Policies) -> str:
    return "".join("+" if solution_is_shown(policies, situation) else "-" for situation in SITUATIONS)


@pytest.mark.parametrize("showanswer", ShowAnswer)
def test_when_learners_see_the_solution(showanswer):
    before, past = (replace(policies, showanswer=showanswer) for policies in (OPEN, PAST))
    assert f"{row(before)} {row(past)}" == TABLE[showanswer]


@pytest.mark.parametrize("showanswer", ShowAnswer)
@pytest.mark.parametrize("situation", SITUATIONS)
def test_staff_see_the_solution_unless_nobody_does(showanswer, situation):
    staff = replace(situation, is_staff=True)
    assert solution_is_shown(replace(OPEN, showanswer=showanswer), staff) is (showanswer is not ShowAnswer.NEVER)


@pytest.mark.parametrize(
    ("show_correctness", "before", "past", "for_staff"),
    [
        (ShowCorrectness.ALWAYS, True, True, True),
        (ShowCorrectness.NEVER, False, False, False),
        (ShowCorrectness.PAST_DUE, False, True, True),
        (ShowCorrectness.NEVER_BUT_INCLUDE_GRADE, False, False, False),
    ],
)
@pytest.mark.parametrize("situation", SITUATIONS)
def test_when_results_are_seen_and_no_solution_before_them(show_correctness, before, past, for_staff, situation):
    staff = replace(situation, is_staff=True)
    for policies, person, expected in [(OPEN, situation, before), (PAST, situation, past), (OPEN, staff, for_staff)]:
        policies = replace(policies, show_correctness=show_correctness, showanswer=ShowAnswer.ALWAYS)
        assert correctness_is_shown(policies, person) is expected
        assert solution_is_shown(policies, person) is expected


def test_results_shown_when_it_is_past_due_are_shown_at_once_without_a_due_date():
    policies = Policies(show_correctness=ShowCorrectness.PAST_DUE)
    assert correctness_is_shown(policies, NEW)


def test_grace_delays_what_is_shown_after_the_due_date():
    policies = replace(PAST, grace=timedelta(days=2), show_correctness=ShowCorrectness.PAST_DUE)
    assert not correctness_is_shown(policies, NEW)
    policies = replace(PAST, grace=timedelta(days=2), showanswer=ShowAnswer.PAST_DUE)
    assert not solution_is_shown(policies, NEW)


def test_no_solution_is_shown_before_the_start():
    policies = Policies(showanswer=ShowAnswer.ALWAYS, start=TOMORROW, days_early_for_beta=2)
    assert not solution_is_shown(policies, NEW)
    assert solution_is_shown(policies, replace(NEW, is_beta_tester=True))
    assert solution_is_shown(policies, replace(NEW, is_staff=True))


@pytest.mark.parametrize(
    ("max_attempts", "asked", "attempts", "shown"),
    [
        (None, 0, 0, True),
        (None, 4, 3, False),
        (None, 4, 4, True),
        (3, 4, 2, False),
        (3, 4, 3, True),
        (3, 3, 3, True),
        (3, 2, 2, True),
        (0, 2, 0, False),
        (0, 0, 0, True),
    ],
)
def test_a_number_of_attempts_is_never_more_than_there_are(max_attempts, asked, attempts, shown):
    policies = Policies(
        max_attempts=max_attempts,
        showanswer=ShowAnswer.AFTER_ATTEMPTS,
        attempts_before_showanswer_button=asked,
    )
    assert solution_is_shown(policies, Situation(NOON, attempts=attempts)) is shown


@pytest.mark.parametrize("showanswer", [ShowAnswer.CLOSED, ShowAnswer.FINISHED, ShowAnswer.AFTER_ALL_ATTEMPTS])
def test_of_a_survey_all_attempts_are_used(showanswer):
    assert solution_is_shown(Policies(max_attempts=0, showanswer=showanswer), NEW)
