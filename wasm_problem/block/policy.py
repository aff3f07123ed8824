"""What the policies of the course team allow this learner now."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from wasm_problem.block import permissions
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


def policies(block: Any) -> Policies:
    """What holds for the problem: its own settings, and those of the course and the subsection around it."""
    values = {name: getattr(block, name, None) for name in _NAMES}
    if values["due"] is None:
        values["due"] = _end_of_course(block)
    return read_policies(values)


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


def _end_of_course(block: Any) -> Any:
    """Where the platform's runtime knows it; capa closes a problem without a due date then."""
    try:
        structure = block.runtime.course_entry.structure
        return structure["blocks"][structure["root"]].fields["end"]
    except (AttributeError, KeyError, TypeError):
        return None
