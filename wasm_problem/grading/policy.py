"""When a learner may submit, save and reset. Pure functions over plain values."""

from __future__ import annotations


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
