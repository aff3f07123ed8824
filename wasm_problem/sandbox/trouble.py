"""What is wrong with an installed runtime or the place where it should be, for the operator."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trouble:
    """what: a sentence, which may begin with a path. remedy: what to do, a sentence; empty when nothing is known."""

    what: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.what} {self.remedy}".rstrip()

    def printable(self) -> Trouble:
        """The same for whoever prints it: a path may hold bytes that are no text."""
        what, remedy = (each.encode(errors="backslashreplace").decode() for each in (self.what, self.remedy))
        return Trouble(what, remedy)
