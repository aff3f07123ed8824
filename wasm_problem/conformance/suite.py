"""Which cases a runtime has to stand, and how it stands them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from ..sandbox import Runtime, Sandbox
from .case import Case, Step
from .expecting import NoMark, deviates
from .found import Found
from .performing import Performer
from .translation import BadTranslation, declared_not_applicable, translations


class Standing(StrEnum):
    """How a case ended. The values are part of the command line's format."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not-applicable"
    """The runtime says why."""
    NOT_REQUIRED = "not-required"
    """Of a runtime for answers only."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """Where a runtime does something else. step: 0 of the whole case."""

    step: int
    done: str
    expected: str
    found: str
    file: str


@dataclass(frozen=True, slots=True)
class Job:
    """A case for a runtime. answers: the runtime that learners' programs in it are for, the same one mostly.

    about: which of the two is looked at.
    """

    case: Case
    runtime: Runtime
    answers: Runtime
    about: Runtime

    @property
    def is_across(self) -> bool:
        return self.runtime.id != self.answers.id

    def __str__(self) -> str:
        return f"{self.case.name}, {self.runtime.id} on {self.answers.id}" if self.is_across else self.case.name


@dataclass(frozen=True, slots=True)
class Result:
    job: Job
    standing: Standing
    deviations: tuple[Deviation, ...] = ()
    reason: str = ""
    seconds: float = 0.0


def jobs(runtime: Runtime, installed: Sequence[Runtime], cases: Iterable[Case]) -> list[Job]:
    """All that a runtime has to stand: each case, and those across with the other runtimes that are offered."""
    found: list[Job] = []
    others = [each for each in installed if each.id != runtime.id and each.status == "current"]
    for case in cases:
        if not case.answer_parts or set(runtime.roles) == {"grader", "answer"} or not case.across:
            found.append(Job(case, runtime, runtime, runtime))
        if not case.across:
            continue
        if "grader" in runtime.roles:
            found += [Job(case, runtime, other, runtime) for other in others if _answers(case, other, installed)]
        if "answer" in runtime.roles:
            graders = [other for other in others if _grades(case, other, installed)]
            found += [Job(case, other, runtime, runtime) for other in graders]
    return found


def run_job(sandbox: Sandbox, job: Job, installed: Sequence[Runtime]) -> Result:
    """Does what the case says and judges it. Never raises for what a runtime or a translation does."""
    started = time.perf_counter()
    try:
        result = _run(sandbox, job, installed)
    except BadTranslation as bad:
        deviation = Deviation(0, "translation", "a translation that can be used", str(bad), "")
        result = Result(job, Standing.FAILED, (deviation,))
    return replace(result, seconds=time.perf_counter() - started)


def set_aside(job: Job, installed: Sequence[Runtime]) -> Result | None:
    """What comes of a job that is not to be run; None of one that is. Raises BadTranslation."""
    case, about = job.case, job.about
    reason = declared_not_applicable(about).get(case.name)
    theirs = translations(about, installed)
    if reason is not None:
        if theirs.has_any(case):
            raise BadTranslation(f"{case.name} is declared as not applicable, and there is a translation of it")
        return Result(job, Standing.NOT_APPLICABLE, reason=reason)
    if not is_required(case, about) and not _has_all(job, installed):
        return Result(job, Standing.NOT_REQUIRED)
    return None


def _run(sandbox: Sandbox, job: Job, installed: Sequence[Runtime]) -> Result:
    aside = set_aside(job, installed)
    if aside is not None:
        return aside
    case, doing = job.case, performer(sandbox, job, installed)
    first = doing.perform()
    deviations = _judged(doing, first)
    if case.repeated:
        deviations += unlike(case, first, doing.perform(), str(doing.programs.path(case)))
    return Result(job, Standing.FAILED if deviations else Standing.PASSED, tuple(deviations))


def performer(sandbox: Sandbox, job: Job, installed: Sequence[Runtime]) -> Performer:
    """Who does the steps of a job."""
    return Performer(sandbox, job.case, translations(job.runtime, installed), translations(job.answers, installed))


def is_required(case: Case, runtime: Runtime) -> bool:
    """Whether the runtime has to have a translation."""
    return "grader" in runtime.roles or case.required_of_all


def _has_all(job: Job, installed: Sequence[Runtime]) -> bool:
    """Whether a runtime that need not have the case has all of its files."""
    theirs = translations(job.about, installed)
    parts = job.case.answer_parts if job.is_across else ("", *job.case.parts)
    return all(theirs.path(job.case, part).is_file() for part in parts)


def _answers(case: Case, runtime: Runtime, installed: Sequence[Runtime]) -> bool:
    """Whether the runtime takes the learner's side of the case. What it lacks is its own failure."""
    theirs = translations(runtime, installed)
    return "answer" in runtime.roles and all(theirs.path(case, part).is_file() for part in case.answer_parts)


def _grades(case: Case, runtime: Runtime, installed: Sequence[Runtime]) -> bool:
    return "grader" in runtime.roles and translations(runtime, installed).path(case).is_file()


def _judged(performer: Performer, results: list[Found]) -> list[Deviation]:
    deviations = []
    before: dict[str, Found] = {}
    for step, found in zip(performer.case.steps, results, strict=True):
        around = performer.surroundings(step, before)
        file = str(performer.programs.path(performer.case, step.of))
        try:
            right = any(not deviates(expected, found, around) for expected in step.expect)
            said = str(found)
        except NoMark as error:
            right, said = False, str(error)
        if not right:
            expected = " or ".join(map(_table, step.expect))
            deviations.append(Deviation(step.number, _done(step), expected, said, file))
        before[step.name] = found
    return deviations


def unlike(case: Case, first: Sequence[Found], second: Sequence[Found], file: str) -> list[Deviation]:
    """Where a second time went otherwise. The same program, seed and input give the same, fuel included."""
    return [
        Deviation(
            step.number,
            f"{_done(step)}, a second time",
            f"the same as the first time: {one}, {one.fuel:,} fuel",
            f"{other}, {other.fuel:,} fuel",
            file,
        )
        for step, one, other in zip(case.steps, first, second, strict=True)
        if one != other
    ]


def _done(step: Step) -> str:
    what: list[str] = [step.action.value]
    if step.what:
        what.append(repr(step.what))
    if step.args:
        what.append(f"with {_short(list(step.args))}")
    if step.answer:
        what.append(_short({name: getattr(value, "name", value) for name, value in step.answer.items()}))
    if step.stdin:
        what.append(f"stdin {_short(step.stdin)}")
    return " ".join(what)


def _table(expected: Mapping[str, Any]) -> str:
    if not expected:
        return "success"
    return ", ".join(f"{key} {_short(value)}" for key, value in expected.items())


def _short(value: object) -> str:
    if isinstance(value, tuple) and len(value) == 1:
        value = value[0]
    text = repr(str(value)) if isinstance(value, str) else str(value)
    return text if len(text) <= 300 else f"{text[:300]}…"
