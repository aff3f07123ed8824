"""What is wrong with a formula: told to the learner who typed it, or to the author who wrote it."""

from __future__ import annotations

try:
    from wasm_problem.answers import InvalidAnswer
    from wasm_problem.faults import BadTest
except ModuleNotFoundError:  # Outside the sandbox, where this package is tested by itself.

    class InvalidAnswer(Exception):  # type: ignore[no-redef]
        """An answer that cannot be graded."""

    class BadTest(Exception):  # type: ignore[no-redef]
        """A fault of the author's."""


class NotUnderstood(InvalidAnswer):
    """Text that is no formula. start, end: which characters of it are at fault, from 0; start == end is a place."""

    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = end


class NoValue(Exception):
    """A formula has no value at a point, such as 1/x at 0."""


__all__ = ["BadTest", "InvalidAnswer", "NoValue", "NotUnderstood"]
