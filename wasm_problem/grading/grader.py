"""Runs an author's grader: generate the variables of a problem, grade an answer, check before saving."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from ..sandbox import (
    DEFAULT_LIMITS,
    Catalog,
    Cause,
    Failure,
    Invocation,
    Limits,
    Outcome,
    Sandbox,
    UnknownRuntime,
    Usage,
)
from ..sandbox.outcome import Json
from .answers import Answers, Code
from .calling import call_on_answers, context, grader_program
from .inputs import Input, InputKind
from .problem import AuthorError, Problem
from .sentences import sentence, translatable
from .submission import BOUNDS, Bounds
from .test_result import MAX_DETAIL_LENGTH, MAX_MESSAGE_LENGTH, BadVerdict, TestResult, TestStatus
from .text import shortened, storable
from .verdict import Verdict, read_verdict

MAX_VARIABLES_BYTES = 64 * 1024
"""Bytes of JSON that generate may return: it is stored for each learner."""
CHECK_SEED = 1
_PROBE_LIMITS = replace(DEFAULT_LIMITS, seconds=2.0)
_FIELD_AT_FAULT = {Cause.UNKNOWN_RUNTIME: "runtime", Cause.NOT_READY: "runtime", Cause.REFUSED: "files"}
_FAULTY_TEST = "BadTest"
"""What the vocabularies of runtimes raise for a test that its author has to mend, whatever the answer is."""
_VARIABLE_NAME = r"[A-Za-z_][A-Za-z0-9_]*"

NOT_GRADED_FAULT = translatable(
    "Your answer was not graded, and no attempt was used. The problem has a fault that its authors must mend. "
    "Please tell the course team."
)
NOT_GRADED_MISSING = translatable(
    "Your answer was not graded, and no attempt was used. The language that it needs is not available right now. "
    "Nothing is lost: try again later."
)
NOT_GRADED_YET = translatable(
    "Your answer was not graded, and no attempt was used. The grader is being prepared. "
    "Submit your answer again in a minute."
)
INVALID = translatable("This answer cannot be graded as it is, and no attempt was used. Check it and submit it again.")

PROGRAM_FAILED = translatable("Your program stopped with an error")
NOT_A_PROGRAM = translatable("Your program cannot be read, so it was not graded:")


class Status(StrEnum):
    """What came of grading. The values are part of the command line's format."""

    GRADED = "graded"
    INVALID = "invalid"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Generated:
    """The variables for one learner. With a failure they are empty."""

    variables: Mapping[str, Json] = field(default_factory=dict)
    failure: Failure | None = None
    stdout: str = ""
    stderr: str = ""
    usage: Usage = field(default_factory=Usage)


@dataclass(frozen=True, slots=True)
class Graded:
    """What came of grading one answer. Only `graded` uses an attempt.

    message is for the learner: Markdown of the grader, or our sentence when the grader failed.
    failure, stdout and stderr are for the author and staff alone. unreadable: the answer field that holds no program
    of its language, and why; the learner may know it.
    """

    status: Status
    message: str
    verdict: Verdict | None = None
    unreadable: tuple[str, Failure] | None = None
    failure: Failure | None = None
    stdout: str = ""
    stderr: str = ""
    usage: Usage = field(default_factory=Usage)


def pin_all(catalog: Catalog, problem: Problem) -> Problem:
    """The problem with the version of each of its runtimes."""

    def pinned(each: Input) -> Input:
        starters = {pin(catalog, runtime): text for runtime, text in each.starters.items()}
        return replace(each, runtimes=tuple(pin(catalog, runtime) for runtime in each.runtimes), starters=starters)

    inputs = tuple(pinned(each) if each.runtimes else each for each in problem.inputs)
    return replace(problem, runtime=pin(catalog, problem.runtime), inputs=inputs)


def pin(catalog: Catalog, runtime: str) -> str:
    """The runtime with its version: `python-3.14` -> `python-3.14@1`, the newest. An unknown one stays as it is."""
    try:
        return catalog.get(runtime).id
    except UnknownRuntime:
        return runtime


def moved(problem: Problem, old: str, new: str) -> Problem:
    """The problem with another runtime wherever it names `old`."""

    def renamed(runtime: str) -> str:
        return new if runtime == old else runtime

    inputs = tuple(
        replace(
            each,
            runtimes=tuple(dict.fromkeys(map(renamed, each.runtimes))),
            starters={renamed(runtime): text for runtime, text in each.starters.items()},
        )
        for each in problem.inputs
    )
    return replace(problem, runtime=renamed(problem.runtime), inputs=inputs)


def may_generate(problem: Problem) -> bool:
    """Whether the grader may have variables, as far as can be seen without running it."""
    return "generate" in problem.grader or bool(problem.files)


def generate(sandbox: Sandbox, problem: Problem, seed: int, limits: Limits = DEFAULT_LIMITS) -> Generated:
    """The variables for `seed`. A grader without generate has none. Never raises for what a grader does."""
    if not may_generate(problem):
        return Generated()  # spares a run for each new learner
    return _generate(sandbox, problem, seed, limits) or Generated()


def grade(
    sandbox: Sandbox,
    problem: Problem,
    answers: Answers,
    seed: int = 0,
    variables: Mapping[str, Json] | None = None,
    attempt: int = 1,
    limits: Limits = DEFAULT_LIMITS,
    bounds: Bounds = BOUNDS,
) -> Graded:
    """Grades answers that read_answers gave. Never raises for what a grader or an answer does.

    variables: as generate gave them. attempt: the number of this attempt, from 1. bounds: of learners' programs.
    """
    about = context(seed, variables or {}, attempt)
    called = call_on_answers(sandbox, problem, "grade", answers, about, limits, bounds)
    outcome = called.outcome
    if called.unreadable is not None:
        message = told_unreadable(called.unreadable[1])
        return _graded(Status.INVALID, message, outcome, unreadable=called.unreadable)
    if called.stopped is not None:
        verdict = Verdict(0.0, "", (stopped(*called.stopped),))
        return _graded(Status.GRADED, "", outcome, verdict=verdict)
    if outcome.failure is not None:
        return _not_graded(outcome, outcome.failure)
    try:
        verdict = read_verdict(outcome.value)
    except BadVerdict as fault:
        return _not_graded(outcome, Failure(Cause.BAD_VALUE, str(fault)))
    return _graded(Status.GRADED, verdict.message, outcome, verdict=verdict)


def check(sandbox: Sandbox, problem: Problem, bounds: Bounds = BOUNDS, kept: Collection[str] = ()) -> list[AuthorError]:
    """All that keeps a problem from being saved. Compiles the grader and runs it once or twice.

    kept: runtimes that the problem may go on to name though they are not installed. Its grader is then not checked.
    """
    # Brings the Markdown parser along, which grading does without: a third of the time to a process's first grading.
    from .faults import code_faults, form_faults, variable_faults
    from .formulas import unusable_variables

    errors = [*form_faults(problem), *code_faults(problem, sandbox.catalog, bounds, kept)]
    try:
        runtime = sandbox.catalog.get(problem.runtime)
    except UnknownRuntime as error:
        return errors if problem.runtime in kept else [*errors, AuthorError("runtime", str(error))]
    if "grader" not in runtime.roles:
        return [
            *errors,
            AuthorError(
                "runtime",
                sentence("{runtime} has no graders, only answers. Choose another runtime.", runtime=runtime.title),
            ),
        ]
    if not problem.grader.strip():
        return errors
    problem = replace(problem, runtime=runtime.id)
    failure = sandbox.check(runtime.id, grader_program(problem, CHECK_SEED))
    if failure is not None:
        return [*errors, _author_error(failure)]
    generated = _generate(sandbox, problem, CHECK_SEED, DEFAULT_LIMITS)
    if generated is not None and generated.failure is not None:
        return [*errors, _author_error(generated.failure)]
    errors += variable_faults(problem, None if generated is None else generated.variables)
    errors += unusable_variables(sandbox, problem)
    failure = _probe(sandbox, problem, {} if generated is None else generated.variables, bounds)
    return [*errors, _author_error(failure)] if failure is not None else errors


def _generate(sandbox: Sandbox, problem: Problem, seed: int, limits: Limits) -> Generated | None:
    """None: the grader has no generate."""
    invocation = Invocation("generate", [context(seed, {}, 0)])
    outcome = sandbox.run(problem.runtime, grader_program(problem, seed), invocation, limits)
    failure = outcome.failure
    if failure is not None and failure.cause is Cause.MISSING_ENTRY:
        return None
    if failure is None:
        failure = _variables_fault(outcome.value)
    return Generated(
        variables={} if failure else outcome.value,
        failure=failure,
        stdout=outcome.stdout,
        stderr=outcome.stderr,
        usage=outcome.usage,
    )


def _variables_fault(value: Json) -> Failure | None:
    message = None
    if not isinstance(value, dict):
        kind = {type(None): "None", str: "text", list: "a list", bool: str(value)}.get(type(value), "a number")
        message = f'generate returned {kind}; return a dictionary, such as {{"n": 25}}'
    else:
        wrong = next((name for name in value if not re.fullmatch(_VARIABLE_NAME, name)), None)
        size = len(json.dumps(value))
        if wrong is not None:
            shown = shortened(storable(wrong), 40)
            message = f'generate returned the name "{shown}"; a name has letters, digits and _, with no digit first'
        elif size > MAX_VARIABLES_BYTES:
            message = f"generate returned {size:,} bytes as JSON; at most {MAX_VARIABLES_BYTES:,} are allowed"
        elif _has_marker(value):
            message = 'generate returned a dictionary with the key "$wasm-problem", which is reserved'
    return Failure(Cause.BAD_VALUE, message) if message else None


def _has_marker(value: Json) -> bool:
    if isinstance(value, dict):
        return "$wasm-problem" in value or any(map(_has_marker, value.values()))
    return isinstance(value, list) and any(map(_has_marker, value))


def _not_graded(outcome: Outcome, failure: Failure) -> Graded:
    if failure.cause is Cause.INVALID_ANSWER:
        message = shortened(storable(failure.message), MAX_MESSAGE_LENGTH) if failure.message.strip() else INVALID
        return _graded(Status.INVALID, message, outcome)
    causes = {Cause.NOT_READY: NOT_GRADED_YET, Cause.UNKNOWN_RUNTIME: NOT_GRADED_MISSING}
    message = causes.get(failure.cause, NOT_GRADED_FAULT)
    return _graded(Status.FAILED, message, outcome, failure=failure)


def stopped(field: str, failure: Failure) -> TestResult:
    """The one test of a program whose error the grader let pass."""
    error = shortened(storable(failure.trace.strip() or failure.message), MAX_DETAIL_LENGTH)
    return TestResult(
        PROGRAM_FAILED, TestStatus.ERROR, error=error, cause=failure.cause.value, line=failure.line, field=field
    )


def told_unreadable(failure: Failure, sentence: str = NOT_A_PROGRAM) -> str:
    """What a learner reads of a program that is none: as text, whatever the program wrote into it."""
    text = shortened(storable(failure.trace.strip() or failure.message), MAX_MESSAGE_LENGTH // 2)
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{sentence}\n\n{fence}text\n{text}\n{fence}"


def _graded(status: Status, message: str, outcome: Outcome, **more: Any) -> Graded:
    return Graded(status, message, stdout=outcome.stdout, stderr=outcome.stderr, usage=outcome.usage, **more)


def _probe(sandbox: Sandbox, problem: Problem, variables: Mapping[str, Json], bounds: Bounds) -> Failure | None:
    """Whether grade exists and takes (answer, problem), seen by calling it once.

    What it does with a made-up answer is no fault: only a failure outside the author's own lines counts.
    """
    answers = {each.name: _made_up_answer(each) for each in problem.inputs}
    about = context(CHECK_SEED, variables, 1)
    failure = call_on_answers(sandbox, problem, "grade", answers, about, _PROBE_LIMITS, bounds).outcome.failure
    if failure is None:
        return None
    no_place = failure.cause is Cause.RAISED and failure.line is None
    is_fault = failure.cause is Cause.MISSING_ENTRY or no_place or _FAULTY_TEST in failure.kinds
    return failure if is_fault else None


def _made_up_answer(each: Input) -> Any:
    first = each.choices[0].value if each.choices else ""
    made_up: dict[InputKind, Any] = {
        InputKind.TEXT: "answer",
        InputKind.NUMBER: 1,
        InputKind.CHOICE: first,
        InputKind.CHOICES: [first],
        InputKind.CODE: Code(each.starter, next(iter(each.runtimes), "")),
        InputKind.FORMULA: next(iter(each.variables), "x"),
    }
    return made_up[each.kind]


def _author_error(failure: Failure) -> AuthorError:
    field = _FIELD_AT_FAULT.get(failure.cause, "grader") if failure.line is None else "grader"
    return AuthorError(field, failure.message, failure.line, failure.column)
