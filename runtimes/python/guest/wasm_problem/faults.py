"""What is wrong with a test, told to its author."""

from __future__ import annotations

import sys

PROGRAM = "program.py"
"""The file name of the author's program."""


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
