"""When a problem opens and closes, and how long a learner has to wait between submissions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from wasm_problem.policies.values import Policies, Situation

_SECOND = timedelta(seconds=1)


def close_date(policies: Policies) -> datetime | None:
    """When submissions end: the due date with its grace. None: they do not."""
    if policies.due is None:
        return None
    try:
        return policies.due + policies.grace
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)


def is_past_due(policies: Policies, situation: Situation) -> bool:
    """For everybody, staff too. The moment itself is still in time."""
    closes = close_date(policies)
    return closes is not None and situation.now > closes


def opens(policies: Policies, situation: Situation) -> datetime | None:
    """When the problem opens for this learner. None: it is open.

    For staff it always is; for beta testers it opens some days earlier.
    """
    if policies.start is None or situation.is_staff:
        return None
    start = policies.start
    if situation.is_beta_tester:
        try:
            start -= timedelta(days=policies.days_early_for_beta)
        except OverflowError:
            return None
    return start if situation.now < start else None


def wait_seconds(policies: Policies, situation: Situation) -> int:
    """Whole seconds until the next submission, rounded up. 0: none, and always none for staff.

    A last submission that lies in the future, by a clock that was set back, counts as of now.
    """
    if situation.is_staff or situation.last_submission is None:
        return 0
    passed = max(timedelta(0), situation.now - situation.last_submission)
    return max(0, policies.submission_wait_seconds - passed // _SECOND)
