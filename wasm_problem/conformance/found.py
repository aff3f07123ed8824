"""What came of a step, whichever door it went through."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..grading.grader import Generated, Graded
from ..grading.practice import Example, Practice
from ..sandbox import Failure, Json, Outcome

LONGEST_SHOWN = 400


@dataclass(frozen=True, slots=True)
class Found:
    """status, score, verdict_message and tests are of a grading; status is "" of everything else."""

    value: Json = None
    failure: Failure | None = None
    stdout: str = ""
    stderr: str = ""
    fuel: int = 0
    status: str = ""
    score: float | None = None
    verdict_message: str = ""
    tests: tuple[Mapping[str, Any], ...] = field(default=())

    def __str__(self) -> str:
        """One paragraph for a report."""
        if self.status:
            told = f"status {self.status}, score {self.score}, message {self.verdict_message!r}"
            told += "".join(f"; test {_without_blanks(test)}" for test in self.tests)
        elif self.failure is None:
            told = f"value {json.dumps(self.value, ensure_ascii=False)}"
        else:
            told = ""
        if self.failure is not None:
            told += f"{'; ' if told else ''}failure {_failure(self.failure)}"
        for name, text in (("stdout", self.stdout), ("stderr", self.stderr)):
            if text:
                told += f"; {name} {_cut(repr(text))}"
        return told if len(told) <= 3 * LONGEST_SHOWN else _cut(told, 3 * LONGEST_SHOWN)


def of_outcome(outcome: Outcome) -> Found:
    return Found(outcome.value, outcome.failure, outcome.stdout, outcome.stderr, outcome.usage.fuel)


def of_check(failure: Failure | None) -> Found:
    return Found(failure=failure)


def of_generated(found: Generated) -> Found:
    value = None if found.failure is not None else dict(found.variables)
    return Found(value, found.failure, found.stdout, found.stderr, found.usage.fuel)


def of_graded(found: Graded) -> Found:
    verdict = found.verdict
    return Found(
        failure=found.failure,
        stdout=found.stdout,
        stderr=found.stderr,
        fuel=found.usage.fuel,
        status=found.status.value,
        score=verdict.score if verdict else None,
        verdict_message=found.message,
        tests=tuple(dataclasses.asdict(test) for test in verdict.tests) if verdict else (),
    )


def of_practice(found: Practice) -> Found:
    return Found(
        failure=found.failure,
        status=found.status.value,
        verdict_message=found.message,
        tests=tuple(dataclasses.asdict(test) for test in found.tests),
    )


def of_examples(found: tuple[Example, ...]) -> Found:
    return Found(tests=tuple(dataclasses.asdict(example) for example in found))


def _failure(failure: Failure) -> str:
    place = "without a place" if failure.line is None else f"on line {failure.line}, column {failure.column or '?'}"
    kinds = f", kinds {' '.join(failure.kinds)}" if failure.kinds else ""
    trace = f", trace {_cut(repr(failure.trace))}" if failure.trace else ""
    return f"{failure.cause} ({_cut(failure.message)}) {place}{kinds}{trace}"


def _without_blanks(test: Mapping[str, Any]) -> str:
    return _cut(", ".join(f"{key} {str(value)!r}" for key, value in test.items() if value not in ("", None)))


def _cut(text: str, longest: int = LONGEST_SHOWN) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"
