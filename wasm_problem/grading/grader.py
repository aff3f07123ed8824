"""Runs an author's grader: generate the variables of a problem, grade an answer, check before saving."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
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
    Program,
    Sandbox,
    UnknownRuntime,
    Usage,
)
from ..sandbox.outcome import Json
from .answers import Answers, as_argument
from .problem import AuthorError, Input, InputKind, Problem
from .submission import SandboxedSubmissions, Submission
from .text import shortened, storable
from .verdict import MAX_MESSAGE_LENGTH, BadVerdict, Verdict, read_verdict

MAX_VARIABLES_BYTES = 64 * 1024
"""Bytes of JSON that generate may return: it is stored for each learner."""
CHECK_SEED = 1
_PROBE_LIMITS = replace(DEFAULT_LIMITS, seconds=2.0)
_FIELD_AT_FAULT = {Cause.UNKNOWN_RUNTIME: "runtime", Cause.NOT_READY: "runtime", Cause.REFUSED: "files"}
_VARIABLE_NAME = r"[A-Za-z_][A-Za-z0-9_]*"

NOT_GRADED = "Your answer was not graded, and no attempt was used."
NOT_GRADED_FAULT = f"{NOT_GRADED} The problem has a fault that its authors must mend. Please tell the course team."
NOT_GRADED_YET = f"{NOT_GRADED} The grader is being prepared. Submit your answer again in a minute."
INVALID = "This answer cannot be graded as it is, and no attempt was used. Check it and submit it again."

PROGRAM_FAILED = "Your program stopped with an error:"
NOT_A_PROGRAM = "Your program cannot be read, so it was not graded:"


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
    failure, stdout and stderr are for the author and staff alone.
    """

    status: Status
    message: str
    verdict: Verdict | None = None
    failure: Failure | None = None
    stdout: str = ""
    stderr: str = ""
    usage: Usage = field(default_factory=Usage)


def pin(catalog: Catalog, runtime: str) -> str:
    """The runtime with its version: `python-3.14` -> `python-3.14@1`, the newest. An unknown one stays as it is."""
    try:
        return catalog.get(runtime).id
    except UnknownRuntime:
        return runtime


def generate(sandbox: Sandbox, problem: Problem, seed: int, limits: Limits = DEFAULT_LIMITS) -> Generated:
    """The variables for `seed`. A grader without generate has none. Never raises for what a grader does."""
    if "generate" not in problem.grader and not problem.files:
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
) -> Graded:
    """Grades answers that read_answers gave. Never raises for what a grader or an answer does.

    variables: as generate gave them. attempt: the number of this attempt, from 1.
    """
    outcome = _run_grade(sandbox, problem, answers, _context(seed, variables or {}, attempt), limits)
    if outcome.failure is not None:
        return _not_graded(outcome, outcome.failure)
    try:
        verdict = read_verdict(outcome.value)
    except BadVerdict as fault:
        return _not_graded(outcome, Failure(Cause.BAD_VALUE, str(fault)))
    return _graded(Status.GRADED, verdict.message, outcome, verdict=verdict)


def check(sandbox: Sandbox, problem: Problem) -> list[AuthorError]:
    """All that keeps a problem from being saved. Compiles the grader and runs it once or twice."""
    # Brings the Markdown parser along, which grading does without: a third of the time to a process's first grading.
    from .faults import form_faults, variable_faults

    errors = form_faults(problem)
    try:
        runtime = sandbox.catalog.get(problem.runtime)
    except UnknownRuntime as error:
        return [*errors, AuthorError("runtime", str(error))]
    if not problem.grader.strip():
        return errors
    problem = replace(problem, runtime=runtime.id)
    failure = sandbox.check(runtime.id, _program(problem, CHECK_SEED))
    if failure is not None:
        return [*errors, _author_error(failure)]
    generated = _generate(sandbox, problem, CHECK_SEED, DEFAULT_LIMITS)
    if generated is not None and generated.failure is not None:
        return [*errors, _author_error(generated.failure)]
    errors += variable_faults(problem, None if generated is None else generated.variables)
    failure = _probe(sandbox, problem, {} if generated is None else generated.variables)
    return [*errors, _author_error(failure)] if failure is not None else errors


def _generate(sandbox: Sandbox, problem: Problem, seed: int, limits: Limits) -> Generated | None:
    """None: the grader has no generate."""
    invocation = Invocation("generate", [_context(seed, {}, 0)])
    outcome = sandbox.run(problem.runtime, _program(problem, seed), invocation, limits)
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


def _run_grade(sandbox: Sandbox, problem: Problem, answers: Answers, context: Json, limits: Limits) -> Outcome:
    invocation = Invocation("grade", [as_argument(problem.inputs, answers, problem.runtime), context])
    program = _program(problem, context["seed"])
    codes = [each.name for each in problem.inputs if each.kind is InputKind.CODE]
    if not codes:
        return sandbox.run(problem.runtime, program, invocation, limits)
    programs = {name: Submission(str(answers[name]), problem.runtime) for name in codes}
    with SandboxedSubmissions(sandbox, programs) as submissions:
        outcome = sandbox.run(problem.runtime, program, invocation, limits, submissions)
    if submissions.fault is not None:
        return replace(outcome, failure=submissions.fault)
    if submissions.unreadable is not None and outcome.failure and outcome.failure.cause is Cause.SUBMISSION_FAILED:
        return replace(outcome, failure=Failure(Cause.INVALID_ANSWER, _told(NOT_A_PROGRAM, submissions.unreadable)))
    return outcome


def _not_graded(outcome: Outcome, failure: Failure) -> Graded:
    if failure.cause is Cause.INVALID_ANSWER:
        message = shortened(storable(failure.message), MAX_MESSAGE_LENGTH) if failure.message.strip() else INVALID
        return _graded(Status.INVALID, message, outcome)
    if failure.cause is Cause.SUBMISSION_FAILED:
        verdict = Verdict(0.0, _told(PROGRAM_FAILED, failure))
        return _graded(Status.GRADED, verdict.message, outcome, verdict=verdict)
    message = NOT_GRADED_YET if failure.cause is Cause.NOT_READY else NOT_GRADED_FAULT
    return _graded(Status.FAILED, message, outcome, failure=failure)


def _told(sentence: str, failure: Failure) -> str:
    """What a learner reads of an error of their program: as text, whatever the program wrote into it."""
    text = shortened(storable(failure.trace.strip() or failure.message), MAX_MESSAGE_LENGTH // 2)
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{sentence}\n\n{fence}text\n{text}\n{fence}"


def _graded(status: Status, message: str, outcome: Outcome, **more: Any) -> Graded:
    return Graded(status, message, stdout=outcome.stdout, stderr=outcome.stderr, usage=outcome.usage, **more)


def _probe(sandbox: Sandbox, problem: Problem, variables: Mapping[str, Json]) -> Failure | None:
    """Whether grade exists and takes (answer, problem), seen by calling it once.

    What it does with a made-up answer is no fault: only a failure outside the author's own lines counts.
    """
    answers = {each.name: _made_up_answer(each) for each in problem.inputs}
    failure = _run_grade(sandbox, problem, answers, _context(CHECK_SEED, variables, 1), _PROBE_LIMITS).failure
    if failure is None:
        return None
    no_place = failure.cause is Cause.RAISED and failure.line is None
    return failure if failure.cause is Cause.MISSING_ENTRY or no_place else None


def _made_up_answer(each: Input) -> Json:
    first = each.choices[0].value if each.choices else ""
    made_up: dict[InputKind, Json] = {
        InputKind.TEXT: "answer",
        InputKind.NUMBER: 1,
        InputKind.CHOICE: first,
        InputKind.CHOICES: [first],
        InputKind.CODE: each.starter,
    }
    return made_up[each.kind]


def _program(problem: Problem, seed: int) -> Program:
    return Program(problem.grader, problem.files, seed)


def _context(seed: int, variables: Mapping[str, Json], attempt: int) -> Json:
    return {"$wasm-problem": "problem", "seed": seed, "variables": dict(variables), "attempt": attempt}


def _author_error(failure: Failure) -> AuthorError:
    field = _FIELD_AT_FAULT.get(failure.cause, "grader") if failure.line is None else "grader"
    return AuthorError(field, failure.message, failure.line, failure.column)
