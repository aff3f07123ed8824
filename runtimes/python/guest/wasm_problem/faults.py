"""What is wrong with a test, told to its author."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

PROGRAM = "program.py"
"""The file name of the author's program."""


OF_VALUES = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What a function raises that did not think of a value."""
MOST_TOLD = 20
_told: list[str] = []


class BadTest(Exception):
    """A test that its author has to mend. line: where in the author's program, or None."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


def authors_line() -> int | None:
    """Returns the line of the author's program that is being run."""
    frame = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_filename == PROGRAM:
            return frame.f_lineno
        frame = frame.f_back
    return None


def kind_of(value: object) -> str:
    """Returns how a sentence names a value of the author's."""
    shown = repr(value)
    return shown if len(shown) <= 60 else f"of type {type(value).__name__}"


def asked(function: Callable[..., Any], value: Any, *more: Any, unsure: Any = False) -> Any:
    """Returns what a function of the author's says of something that a learner wrote, `unsure` when it cannot say.

    Which value it gets is up to the learner, and must not make it a fault of the grader. The author reads of it.
    """
    try:
        return function(value, *more)
    except OF_VALUES as error:
        if hasattr(function, "__code__") and error.__traceback__.tb_next is None:
            raise BadTest(f"a function of yours cannot be called: {error}") from None
        if len(_told) < MOST_TOLD:
            _told.append(type(error).__name__)
            print(_complaint(value, error), file=sys.stderr)
        return unsure


def _complaint(value: Any, error: Exception) -> str:
    plain = value is None or type(value) in (bool, int, float, str)
    what = repr(value) if plain else f"a value of type {type(value).__name__}"
    what = what if len(what) <= 80 else f"{what[:80]}…"
    message = f"{type(error).__name__}: {error}"[:300]
    return f"A function of yours was asked about {what} and raised {message}. The test did not pass."
