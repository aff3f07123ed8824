from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.policies.strategies import NOON
from wasm_problem.policies import Policies, Situation, close_date, is_past_due, opens, wait_seconds

HOUR, INSTANT = timedelta(hours=1), timedelta(microseconds=1)
KATHMANDU = timezone(timedelta(hours=5, minutes=45))


@pytest.mark.parametrize(
    ("due", "grace", "closes"),
    [
        (None, timedelta(0), None),
        (None, HOUR, None),
        (NOON, timedelta(0), NOON),
        (NOON, HOUR, NOON + HOUR),
        (NOON.astimezone(KATHMANDU), HOUR, NOON + HOUR),
    ],
)
def test_a_problem_closes_after_the_due_date_and_its_grace(due, grace, closes):
    policies = Policies(due=due, grace=grace)
    assert close_date(policies) == closes
    if closes is None:
        assert not is_past_due(policies, Situation(datetime.max.replace(tzinfo=UTC)))
    else:
        assert not is_past_due(policies, Situation(closes - INSTANT))
        assert not is_past_due(policies, Situation(closes))
        assert is_past_due(policies, Situation(closes + INSTANT))
        assert is_past_due(policies, Situation(closes + INSTANT, is_staff=True))


def test_a_grace_beyond_the_end_of_the_calendar_never_ends():
    policies = Policies(due=NOON, grace=timedelta.max)
    assert close_date(policies) == datetime.max.replace(tzinfo=UTC)
    assert not is_past_due(policies, Situation(NOON + timedelta(days=365_000)))


@pytest.mark.parametrize(
    ("days_early", "is_staff", "is_beta_tester", "opening"),
    [
        (0, False, False, NOON),
        (0, False, True, NOON),
        (2, False, False, NOON),
        (2, False, True, NOON - timedelta(days=2)),
        (0.5, False, True, NOON - timedelta(hours=12)),
        (2, True, False, None),
        (2, True, True, None),
        (1e300, False, True, None),
        (10**9, False, True, None),
        (5_000_000, False, True, None),
    ],
)
def test_when_a_problem_opens(days_early, is_staff, is_beta_tester, opening):
    policies = Policies(start=NOON, days_early_for_beta=days_early)

    def at(now: datetime) -> datetime | None:
        return opens(policies, Situation(now, is_staff=is_staff, is_beta_tester=is_beta_tester))

    assert at(NOON) is None
    if opening is None:
        assert at(NOON - timedelta(days=1000)) is None
    else:
        assert at(opening - INSTANT) == opening
        assert at(opening) is None


def test_without_a_start_a_problem_is_open():
    assert opens(Policies(), Situation(NOON)) is None


@pytest.mark.parametrize(
    ("setting", "passed", "wait"),
    [
        (0, timedelta(0), 0),
        (60, timedelta(0), 60),
        (60, INSTANT, 60),
        (60, timedelta(seconds=1) - INSTANT, 60),
        (60, timedelta(seconds=1), 59),
        (60, timedelta(seconds=59, milliseconds=1), 1),
        (60, timedelta(seconds=60) - INSTANT, 1),
        (60, timedelta(seconds=60), 0),
        (60, timedelta(days=1), 0),
        (60, timedelta(days=-1), 60),
    ],
)
def test_the_wait_between_submissions(setting, passed, wait):
    policies = Policies(submission_wait_seconds=setting)
    now = NOON + passed
    assert wait_seconds(policies, Situation(now.astimezone(KATHMANDU), last_submission=NOON)) == wait
    assert wait_seconds(policies, Situation(now, last_submission=NOON, is_staff=True)) == 0


def test_nobody_waits_for_the_first_submission():
    assert wait_seconds(Policies(submission_wait_seconds=60), Situation(NOON)) == 0
