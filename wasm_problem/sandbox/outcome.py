"""What a program is, and what came of running it: plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

Json = Any
"""A JSON value: None, bool, int, float (finite), str, list, or dict with str keys."""

NO_FILES: Mapping[str, bytes] = MappingProxyType({})


class Cause(StrEnum):
    """Why a program failed. The values are part of the command line's and the content's format."""

    SYNTAX = "syntax"
    RAISED = "raised"
    MISSING_ENTRY = "missing-entry"
    BAD_VALUE = "bad-value"
    INVALID_ANSWER = "invalid-answer"
    SUBMISSION_FAILED = "submission-failed"
    REFUSED = "refused"
    MEMORY = "memory"
    STACK = "stack"
    FUEL = "fuel"
    TIME = "time"
    OUTPUT = "output"
    CRASHED = "crashed"
    TOO_LARGE = "too-large"
    UNKNOWN_RUNTIME = "unknown-runtime"
    NOT_READY = "not-ready"


@dataclass(frozen=True, slots=True)
class Program:
    """A program and all that its behaviour may depend on.

    files: name -> content; names are plain file names. seed: 0 to 2**64 - 1.
    """

    source: str
    files: Mapping[str, bytes] = field(default_factory=lambda: NO_FILES)
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Invocation:
    """One use of a program: a function with arguments, or (entry None) the program as a main program.

    stdin is what the program reads from its standard input, as text.
    """

    entry: str | None = None
    args: Sequence[Json] = ()
    stdin: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a program gave no value. line and column count from 1; None when unknown.

    kinds: the names of the types of the error that the program raised, its own first; empty when it raised none.
    """

    cause: Cause
    message: str
    line: int | None = None
    column: int | None = None
    trace: str = ""
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Usage:
    """What a run used. memory_bytes is the peak of the program's memory; None when the run was cut off.

    For the calls of a session it is not measured, which would take half as long as a short call.
    """

    fuel: int = 0
    memory_bytes: int | None = None
    wall_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run: a value or a failure, what was written, and what it cost."""

    value: Json = None
    failure: Failure | None = None
    stdout: str = ""
    stderr: str = ""
    usage: Usage = Usage()

    @property
    def ok(self) -> bool:
        return self.failure is None
