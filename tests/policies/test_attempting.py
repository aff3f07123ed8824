from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.policies.strategies import NOON
from wasm_problem.policies import (
    Closed,
    Policies,
    Rerandomize,
    Situation,
    attempts_left,
    can_reset,
    can_save,
    can_submit,
    needs_reset,
    why_closed,
)

DAY = timedelta(days=1)
SUBMITTED = Situation(NOON, attempts=1, submitted=True, last_submission=NOON)


@pytest.mark.parametrize(
    ("max_attempts", "used", "left"),
    [(None, 0, None), (None, 999, None), (3, 0, 3), (3, 2, 1), (3, 3, 0), (3, 5, 0), (0, 0, 0)],
)
@pytest.mark.parametrize("is_staff", [False, True])
def test_attempts(max_attempts, used, left, is_staff):
    policies, situation = Policies(max_attempts=max_attempts), Situation(NOON, attempts=used, is_staff=is_staff)
    assert attempts_left(policies, situation) == left
    assert why_closed(policies, situation) is (Closed.NO_ATTEMPTS if left == 0 else None)
    assert can_submit(policies, situation) is can_save(policies, situation) is (left != 0)


ALL_REASONS = Policies(
    start=NOON + DAY,
    due=NOON - DAY,
    max_attempts=1,
    rerandomize=Rerandomize.ALWAYS,
    submission_wait_seconds=60,
)
WITHOUT = {
    Closed.NOT_STARTED: {"start": None},
    Closed.PAST_DUE: {"due": None},
    Closed.NO_ATTEMPTS: {"max_attempts": 2},
    Closed.NEEDS_RESET: {"rerandomize": Rerandomize.PER_STUDENT},
    Closed.WAIT: {"submission_wait_seconds": 0},
}


def test_the_first_of_all_reasons_is_told_until_it_is_gone():
    policies, told = ALL_REASONS, []
    while reason := why_closed(policies, SUBMITTED):
        told.append(reason)
        policies = replace(policies, **WITHOUT[reason])
    assert told == list(Closed)


@pytest.mark.parametrize(
    ("only", "submit", "save", "reset", "staff_submit"),
    [
        (Closed.NOT_STARTED, False, False, False, True),
        (Closed.PAST_DUE, False, False, False, False),
        (Closed.NO_ATTEMPTS, False, False, False, False),
        (Closed.NEEDS_RESET, False, False, True, False),
        (Closed.WAIT, False, True, True, True),
        (None, True, True, True, True),
    ],
)
def test_what_is_still_possible_when_submitting_is_not(only, submit, save, reset, staff_submit):
    policies = replace(ALL_REASONS, show_reset_button=True)
    for reason, change in WITHOUT.items():
        if reason is not only:
            policies = replace(policies, **change)
    assert why_closed(policies, SUBMITTED) is only
    assert can_submit(policies, SUBMITTED) is submit
    assert can_save(policies, SUBMITTED) is save
    assert can_reset(policies, SUBMITTED) is reset
    assert can_submit(policies, replace(SUBMITTED, is_staff=True)) is staff_submit


@pytest.mark.parametrize(
    ("rerandomize", "shown", "submitted", "asked_for", "allowed"),
    [
        (Rerandomize.ALWAYS, False, True, True, True),
        (Rerandomize.ALWAYS, False, False, False, False),
        (Rerandomize.ALWAYS, True, False, False, False),
        (Rerandomize.ONRESET, False, True, False, True),
        (Rerandomize.ONRESET, False, False, False, False),
        (Rerandomize.NEVER, False, True, False, False),
        (Rerandomize.NEVER, True, True, False, True),
        (Rerandomize.NEVER, True, False, False, False),
        (Rerandomize.PER_STUDENT, False, True, False, False),
        (Rerandomize.PER_STUDENT, True, True, False, True),
        (Rerandomize.PER_STUDENT, True, False, False, False),
    ],
)
def test_reset(rerandomize, shown, submitted, asked_for, allowed):
    policies = Policies(rerandomize=rerandomize, show_reset_button=shown)
    situation = replace(SUBMITTED, submitted=submitted)
    assert needs_reset(policies, situation) is asked_for
    assert can_reset(policies, situation) is allowed
    assert can_reset(policies, replace(situation, solved=True)) is allowed
