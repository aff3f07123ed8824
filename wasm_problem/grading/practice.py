"""Running a learner's programs without grading them: on the author's examples and on what the learner wants to try."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ..sandbox import DEFAULT_LIMITS, Cause, Failure, Invocation, Limits, Outcome, Program, Sandbox
from ..sandbox.outcome import Json
from .answers import Answers
from .calling import call_on_answers, context, grader_program, submissions_of
from .grader import INVALID, stopped, told_unreadable
from .inputs import InputKind, OwnInput
from .problem import Problem
from .sentences import translatable
from .submission import BOUNDS, OURS, Bounds, Submission
from .test_result import MAX_DETAIL_LENGTH, BadVerdict, TestResult, Visibility, read_tests
from .text import shortened, storable

MAX_OWN_LENGTH = 10_000
"""Characters of what a learner wants to try."""
MAX_EXAMPLES = 50

NOT_RUNNABLE = translatable("Your program cannot be read, so it was not run:")
NOT_RUN = translatable("Your program was not run, through no fault of yours. Your course team can find out why.")
NOT_RUN_YET = translatable("Your program was not run: the grader is being prepared. Try again in a minute.")


class Ran(StrEnum):
    """What came of a run."""

    RAN = "ran"
    INVALID = "invalid"
    NOT_RUN = "not-run"


@dataclass(frozen=True, slots=True)
class Own:
    """What a learner wants to try: code for a program or its standard input, as the answer field allows."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class OwnResult:
    """What came of it. error: what the program said when it failed; cause: why, or ""; line: in the program."""

    field: str
    output: str = ""
    error: str = ""
    cause: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Practice:
    """What a run told. message: Markdown for the learner. failure: for the course team, when it is not-run.

    tests: those of the examples; when there are none and a program did not start, one for that.
    """

    status: Ran
    message: str = ""
    tests: tuple[TestResult, ...] = ()
    own: OwnResult | None = None
    unreadable: tuple[str, Failure] | None = None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """One of the author's tests that learners see with the prompt. All plain text."""

    name: str
    call: str = ""
    stdin: str = ""
    expected: str = ""


class _Stop(Exception):
    """There is nothing more to run."""

    def __init__(self, practice: Practice) -> None:
        self.practice = practice


def examples(sandbox: Sandbox, problem: Problem, seed: int, variables: Mapping[str, Json]) -> tuple[Example, ...]:
    """The examples of a grader, none when it has none or cannot tell them. Runs the grader if it mentions any."""
    if not _mentions_examples(problem):
        return ()
    invocation = Invocation("examples", [context(seed, variables, 0)])
    value = sandbox.run(problem.runtime, grader_program(problem, seed), invocation).value
    if not isinstance(value, list):
        return ()
    return tuple(_example(item) for item in value[:MAX_EXAMPLES] if isinstance(item, dict))


def practise(
    sandbox: Sandbox,
    problem: Problem,
    answers: Answers,
    own: Own | None = None,
    seed: int = 0,
    variables: Mapping[str, Json] | None = None,
    attempt: int = 1,
    limits: Limits = DEFAULT_LIMITS,
    bounds: Bounds = BOUNDS,
) -> Practice:
    """Runs the programs among answers that read_answers gave. Never raises for what a program does."""
    programs = submissions_of(problem, answers, bounds)
    about = context(seed, variables or {}, attempt)
    try:
        tests = _run_examples(sandbox, problem, answers, about, limits, bounds)
        if tests is None:
            tests = _start(sandbox, problem, programs, own)
        told = _try_own(sandbox, problem, programs, own) if own is not None else None
    except _Stop as stop:
        return stop.practice
    return Practice(Ran.RAN, tests=tests, own=told)


def _mentions_examples(problem: Problem) -> bool:
    return "example" in problem.grader or bool(problem.files)  # spares a run for each look at the problem


def _example(item: dict[str, Any]) -> Example:
    texts = {name: item.get(name) for name in ("name", "call", "stdin", "expected")}
    return Example(**{name: _plain(text) for name, text in texts.items() if isinstance(text, str) or name == "name"})


def _plain(text: object) -> str:
    return storable(shortened(text, MAX_DETAIL_LENGTH)) if isinstance(text, str) else ""


def _run_examples(
    sandbox: Sandbox, problem: Problem, answers: Answers, about: Mapping[str, Json], limits: Limits, bounds: Bounds
) -> tuple[TestResult, ...] | None:
    """The results; None when the grader has no examples to run."""
    if not _mentions_examples(problem):
        return None
    called = call_on_answers(sandbox, problem, "run_examples", answers, about, limits, bounds)
    failure = called.outcome.failure
    if called.unreadable is not None:
        raise _Stop(_unreadable(*called.unreadable))
    if called.stopped is not None:
        return (stopped(*called.stopped),)
    if failure is None:
        try:
            found = read_tests(_tests_in(called.outcome.value))
        except BadVerdict as fault:
            raise _Stop(_not_run(Failure(Cause.BAD_VALUE, str(fault)))) from None
        return tuple(test for test in found if test.visibility is not Visibility.HIDDEN) or None
    if failure.cause is Cause.MISSING_ENTRY:
        return None
    if failure.cause is Cause.INVALID_ANSWER:
        raise _Stop(Practice(Ran.INVALID, storable(failure.message) or INVALID))
    raise _Stop(_not_run(failure))


def _tests_in(value: Any) -> Any:
    return value.get("tests") if isinstance(value, dict) else value


def _start(
    sandbox: Sandbox, problem: Problem, programs: Mapping[str, Submission], own: Own | None
) -> tuple[TestResult, ...]:
    """Starts each program that is not tried anyway; a test for each that fails."""
    tests = []
    for name, program in programs.items():
        if own is not None and own.field == name:
            continue
        if _own_input(problem, name) is OwnInput.STDIN:
            failure = _run(sandbox, program, "").failure
        else:
            session, loaded = sandbox.session(program.runtime, Program(program.source), program.limits)
            if session is not None:
                session.close()
            failure = loaded.failure
        if failure is not None:
            _stop_unless_ran(name, failure)
            tests.append(stopped(name, failure))
    return tuple(tests)


def _try_own(sandbox: Sandbox, problem: Problem, programs: Mapping[str, Submission], own: Own) -> OwnResult | None:
    program = programs.get(own.field)
    allowed = _own_input(problem, own.field)
    if program is None or allowed is OwnInput.NONE:
        return None
    outcome = _run(sandbox, program, own.text) if allowed is OwnInput.STDIN else _evaluate(sandbox, program, own)
    failure = outcome.failure
    output = _plain(outcome.stdout + outcome.stderr)
    if failure is None:
        return OwnResult(own.field, output)
    if allowed is OwnInput.STDIN:
        _stop_unless_ran(own.field, failure)
    error = _plain(failure.trace.strip() or failure.message)
    return OwnResult(own.field, output, error, failure.cause.value, failure.line)


def _run(sandbox: Sandbox, program: Submission, stdin: str) -> Outcome:
    return sandbox.run(program.runtime, Program(program.source), Invocation(stdin=stdin), program.limits)


def _evaluate(sandbox: Sandbox, program: Submission, own: Own) -> Outcome:
    session, loaded = sandbox.session(program.runtime, Program(program.source), program.limits)
    if session is None:
        if loaded.failure is not None:
            _stop_unless_ran(own.field, loaded.failure)
        return loaded
    try:
        return session.evaluate(own.text, "", echo=True)
    finally:
        session.close()


def _stop_unless_ran(name: str, failure: Failure) -> None:
    """Raises _Stop for a text that is no program, and for faults that are not the learner's."""
    if failure.cause is Cause.SYNTAX:
        raise _Stop(_unreadable(name, failure))
    if failure.cause in OURS:
        raise _Stop(_not_run(failure))


def _unreadable(name: str, failure: Failure) -> Practice:
    return Practice(Ran.INVALID, told_unreadable(failure, NOT_RUNNABLE), unreadable=(name, failure))


def _not_run(failure: Failure) -> Practice:
    message = NOT_RUN_YET if failure.cause is Cause.NOT_READY else NOT_RUN
    return Practice(Ran.NOT_RUN, message, failure=failure)


def _own_input(problem: Problem, name: str) -> OwnInput:
    found = (each.own_input for each in problem.inputs if each.name == name and each.kind is InputKind.CODE)
    return next(found, OwnInput.NONE)
