"""When a learner may run a program again."""

from __future__ import annotations

import math
from collections.abc import Sequence

MINUTE = 60.0


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
