"""When a learner may submit, save, reset and run. Pure functions over plain values."""

from __future__ import annotations

import math
from collections.abc import Sequence

MINUTE = 60.0


def attempts_left(max_attempts: int | None, used: int) -> int | None:
    """How many attempts remain; None: unlimited. Never negative, also when an author lowered the limit."""
    return None if max_attempts is None else max(0, max_attempts - used)


def can_submit(max_attempts: int | None, used: int) -> bool:
    """A learner may submit while attempts are left, also after a correct answer."""
    return attempts_left(max_attempts, used) != 0


def can_save(max_attempts: int | None, used: int) -> bool:
    """A draft is of use only while it can still be submitted."""
    return can_submit(max_attempts, used)


def can_reset(show_reset_button: bool | None, max_attempts: int | None, used: int, *, submitted: bool) -> bool:
    """Reset clears the answer and draws new numbers: when offered, after a submission, while attempts are left."""
    return bool(show_reset_button) and submitted and can_submit(max_attempts, used)


def run_wait(earlier: Sequence[float], now: float, per_minute: int) -> int:
    """Seconds until a learner may run a program again; 0: now.

    earlier: when they did so, in seconds of any clock, oldest first. At most `per_minute` in any 60 seconds.
    """
    recent = recent_runs(earlier, now)
    if len(recent) < per_minute:
        return 0
    oldest = recent[-per_minute] if per_minute else now
    return max(1, math.ceil(oldest + MINUTE - now))


def recent_runs(earlier: Sequence[float], now: float) -> list[float]:
    """The runs that count: of the last 60 seconds. A clock that was set back counts as no run."""
    return [time for time in earlier if now - MINUTE < time <= now]
