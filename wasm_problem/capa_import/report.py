"""What became of a problem: the converted one, and notes on what is lost or different."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ..grading.problem import Problem

Element = Any
"""An element of lxml.etree."""


class Kind(StrEnum):
    """The values are part of the command line's format."""

    LOST = "not converted"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that is not as it was: what, where (line: in the file, from 1), what it means and what to do."""

    kind: Kind
    line: int | None
    what: str
    means: str
    advice: str

    @property
    def text(self) -> str:
        """The note in one line, without its place."""
        return f"{self.what}: {self.means} {self.advice}".strip()


class Notes:
    """Notes as they come up, each once."""

    def __init__(self) -> None:
        self._notes: dict[tuple[str, int | None], Note] = {}

    def lost(self, where: Element | int | None, what: str, means: str, advice: str) -> None:
        """Something was not converted."""
        self._add(Note(Kind.LOST, _line(where), what, means, advice))

    def changed(self, where: Element | int | None, what: str, means: str, advice: str = "") -> None:
        """Something was converted and is a little different."""
        self._add(Note(Kind.CHANGED, _line(where), what, means, advice))

    def _add(self, note: Note) -> None:
        self._notes.setdefault((note.what, note.line), note)

    def sorted(self) -> tuple[Note, ...]:
        """By line; those without one come first."""
        return tuple(sorted(self._notes.values(), key=lambda note: note.line or 0))


@dataclass(frozen=True, slots=True)
class Conversion:
    """problem None: nothing is left that a learner could answer."""

    problem: Problem | None
    notes: tuple[Note, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing was lost."""
        return self.problem is not None and all(note.kind is not Kind.LOST for note in self.notes)


def _line(where: Element | int | None) -> int | None:
    return where if isinstance(where, int | None) else where.sourceline
