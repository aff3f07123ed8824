"""A hostile learner's program as its file describes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.attacks.header import described

from . import preparation
from .problems import RUNTIMES

PROGRAMS = Path(__file__).with_name("programs")


@dataclass(frozen=True)
class HostileProgram:
    """A program and how handing it in must end."""

    name: str
    extension: str
    """Of its file: the language."""
    about: str
    source: str
    problem: str
    """A file of graders/, with its extension unless the grader is in the language of the program."""
    ending: str
    """The status that the learner reads."""
    tests: tuple[str, ...]
    """How each test ended, as the learner reads it."""
    score: float
    shows: tuple[str, ...]
    """Regular expressions for what the learner sees of it: what is by design no secret."""
    signals: bool
    """Which hidden tests pass depends on their values."""
    limits: Mapping[str, float]
    total_fuel: int | None
    """Of all starts of one grading together."""
    second: str
    """The program for the second answer field, where the problem has one."""

    @property
    def answers(self) -> dict[str, str]:
        return {"program": self.source} | ({"second": self.second} if self.second else {})


def read_program(path: Path) -> HostileProgram:
    """The program in a file. Raises ValueError when its first comment is not as README.md says."""
    with described(path) as (source, about, keys):
        return HostileProgram(
            name=path.stem,
            extension=path.suffix[1:],
            about=about,
            source=getattr(preparation, keys.pop("prepare", "unchanged"))(source),
            problem=keys.pop("problem", "words"),
            ending=keys.pop("ending"),
            tests=tuple(keys.pop("tests").split()),
            score=keys.pop("score"),
            shows=tuple(keys.pop("shows", ())),
            signals=keys.pop("signals", False),
            limits=keys.pop("limits", {}),
            total_fuel=keys.pop("total_fuel", None),
            second=keys.pop("second", ""),
        )


def read_programs() -> list[HostileProgram]:
    return [read_program(path) for path in sorted(PROGRAMS.glob("*.*")) if path.suffix[1:] in RUNTIMES]
