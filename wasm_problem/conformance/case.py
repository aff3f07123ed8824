"""A case: what a program does, what is asked of it, and what must come of that. Names no language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from ..sandbox import Json, Limits

AREAS = (
    "values",
    "failures",
    "output",
    "input",
    "files",
    "randomness",
    "time",
    "evaluate",
    "run",
    "graders",
    "submissions",
    "limits",
    "attacks",
)
MIB = 1024 * 1024
USUAL_LIMITS = Limits(fuel=1_000_000_000, memory_bytes=96 * MIB)
USUAL_SEED = 7


class Action(StrEnum):
    """What a step does. The values are keys of a step."""

    CHECK = "check"
    LOAD = "load"
    CALL = "call"
    EVALUATE = "evaluate"
    ECHO = "echo"
    RUN = "run"
    GENERATE = "generate"
    GRADE = "grade"
    RUN_EXAMPLES = "run_examples"
    EXAMPLES = "examples"


OF_AN_INSTANCE = (Action.CALL, Action.EVALUATE, Action.ECHO)
"""What a step can do with an instance that steps before it used."""
OF_A_GRADER = (Action.GENERATE, Action.GRADE, Action.RUN_EXAMPLES, Action.EXAMPLES)
OF_AN_ANSWER = (Action.GRADE, Action.RUN_EXAMPLES)


@dataclass(frozen=True, slots=True)
class Part:
    """A file of a translation besides its program, by name."""

    name: str


Content = bytes | Part
"""Of an attached file: the same in every language, or a part of the translation."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is done. what: the function of a call, the part of an evaluation.

    answer: what is handed in, by field; a Part is a program. expect: of these tables one has to hold.
    """

    number: int
    action: Action
    what: str = ""
    args: tuple[Json, ...] = ()
    stdin: str = ""
    answer: Mapping[str, str | int | float | Part] = field(default_factory=dict)
    variables: Mapping[str, Json] = field(default_factory=dict)
    attempt: int = 1
    name: str = ""
    of: str = ""
    seed: int = USUAL_SEED
    limits: Limits = USUAL_LIMITS
    program_bytes: int = 0
    expect: tuple[Mapping[str, Any], ...] = ({},)

    @property
    def answer_parts(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.answer.values() if isinstance(each, Part))


@dataclass(frozen=True, slots=True)
class Case:
    """What is read from cases/NAME.toml. words: what the program does, for a translator; parts: the same by part."""

    name: str
    path: Path
    title: str
    area: str
    words: str
    translation: str
    steps: tuple[Step, ...]
    parts: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Content] = field(default_factory=dict)
    required_of_all: bool = False
    shared: bool = False
    repeated: bool = True
    across: bool = False
    seed: int = USUAL_SEED
    limits: Limits = USUAL_LIMITS

    @property
    def answer_parts(self) -> tuple[str, ...]:
        """The parts that are learners' programs."""
        return tuple(dict.fromkeys(name for step in self.steps for name in step.answer_parts))

    @property
    def needs_grader(self) -> bool:
        """Whether its program is a grader."""
        return any(step.action in OF_A_GRADER for step in self.steps)
