"""From the values of fields, which anybody may have imported, to policies."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from wasm_problem.policies.values import Policies, Rerandomize, ShowAnswer, ShowCorrectness

Choice = TypeVar("Choice", bound=StrEnum)

_MOST = 10**9
"""Nobody counts or waits further, and such numbers can be formatted and sent as JSON."""

_RERANDOMIZE_ALIASES = {"": Rerandomize.ALWAYS, "true": Rerandomize.ALWAYS, "false": Rerandomize.PER_STUDENT}


def read_policies(values: Mapping[str, object]) -> Policies:
    """The policies in the values of a block's fields, by capa's names. Never raises.

    A setting that is missing or makes no sense is its default, except where that could show more than was meant:
    a `showanswer` or `show_correctness` that is there and not understood is `never`, and so is "after a number of
    attempts" without a number.
    """
    default = Policies()
    rerandomize = values.get("rerandomize")
    if isinstance(rerandomize, str):
        rerandomize = _RERANDOMIZE_ALIASES.get(rerandomize, rerandomize)
    showanswer = _choice(values.get("showanswer", default.showanswer), ShowAnswer.NEVER)
    needed = _whole(values.get("attempts_before_showanswer_button", default.attempts_before_showanswer_button))
    if showanswer is ShowAnswer.AFTER_ATTEMPTS and needed is None:
        showanswer = ShowAnswer.NEVER
    return Policies(
        max_attempts=_whole(values.get("max_attempts")),
        submission_wait_seconds=_whole(values.get("submission_wait_seconds")) or 0,
        showanswer=showanswer,
        attempts_before_showanswer_button=needed or 0,
        show_correctness=_choice(values.get("show_correctness", default.show_correctness), ShowCorrectness.NEVER),
        rerandomize=_choice(rerandomize, default.rerandomize),
        grading_method=_choice(values.get("grading_method"), default.grading_method),
        show_reset_button=values.get("show_reset_button") is True,
        due=_moment(values.get("due")),
        grace=_duration(values.get("graceperiod")),
        start=_moment(values.get("start")),
        days_early_for_beta=_days(values.get("days_early_for_beta")),
    )


def _choice(value: object, otherwise: Choice) -> Choice:
    kind = type(otherwise)
    try:
        return kind(value) if isinstance(value, str) else otherwise
    except ValueError:
        return otherwise


def _whole(value: object) -> int | None:
    """A count. A negative one is 0, as capa in effect reads it: `-1` attempts are used up before the first."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return min(max(0, int(value)), _MOST)


def _days(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0
    return value if 0 <= value < math.inf else 0


def _moment(value: object) -> datetime | None:
    """A naive date means another moment on each server; the workbench sets such at every request."""
    return value if isinstance(value, datetime) and value.utcoffset() is not None else None


def _duration(value: object) -> timedelta:
    return value if isinstance(value, timedelta) and value > timedelta(0) else timedelta(0)
