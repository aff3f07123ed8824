"""What the policies of the course team allow this learner now."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from wasm_problem.block import compat, permissions
from wasm_problem.policies import Policies, Situation, read_policies

_NAMES = (
    "max_attempts",
    "submission_wait_seconds",
    "showanswer",
    "attempts_before_showanswer_button",
    "show_correctness",
    "rerandomize",
    "grading_method",
    "show_reset_button",
    "due",
    "graceperiod",
    "start",
    "days_early_for_beta",
)

_UNREADABLE = object()


def policies(block: Any) -> Policies:
    """What holds for the problem: its own settings, and those of the course and the subsection around it."""
    values = {name: _value(block, name) for name in _NAMES}
    if values["due"] is None:
        values["due"] = _end_of_course(block)
    found = read_policies(values)
    is_early = found.start is not None and datetime.now(UTC) < found.start
    if is_early and (permissions.may_see_grader(block) or compat.start_dates_are_off()):
        return replace(found, start=None)  # authors try in Studio what is not open yet
    return found


def situation(block: Any, now: datetime | None = None) -> Situation:
    """Where the learner stands. now: when the request came, so that nobody is late who was in time."""
    return Situation(
        now=now or datetime.now(UTC),
        attempts=block.attempts,
        submitted=block.is_submitted(),
        solved=block.is_correct(),
        last_submission=block.last_submission_time,
        is_staff=permissions.is_course_staff(block),
        is_beta_tester=permissions.is_beta_tester(block),
    )


def _value(block: Any, name: str) -> Any:
    """A setting; what a course stored in another type, XBlock refuses to read, and read_policies takes for unknown."""
    try:
        return getattr(block, name, None)
    except (TypeError, ValueError):
        return _UNREADABLE


def _end_of_course(block: Any) -> Any:
    """Where the platform's runtime knows it; capa closes a problem without a due date then."""
    try:
        structure = block.runtime.course_entry.structure
        return structure["blocks"][structure["root"]].fields["end"]
    except (AttributeError, KeyError, TypeError):
        return None
