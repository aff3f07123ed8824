"""Calls a function of an author's grader, with the learner's programs at its side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..sandbox import Cause, Failure, Invocation, Limits, Outcome, Program, Sandbox
from ..sandbox.limits import MIB
from ..sandbox.outcome import Json
from .answers import Answers, as_argument
from .inputs import InputKind
from .problem import Problem
from .submission import Bounds, SandboxedSubmissions, Submission

VERDICT_BYTES = 12 * MIB
GRADER_OUTPUT_BYTES = 4 * MIB
"""What a grader of programs may return and print.

It may pass on all that the programs may hand back (submission.TOTAL_BYTES), each character spelled by six, twice: a
program must not be able to make its grader fail by what it returns or prints.
"""


@dataclass(frozen=True, slots=True)
class Called:
    """What came of a call.

    unreadable: the answer field that holds no program of its language, and why; whatever the grader made of that, the
    answer is not graded. stopped: the answer field whose program failed, and why, where the grader let that pass.
    """

    outcome: Outcome
    unreadable: tuple[str, Failure] | None = None
    stopped: tuple[str, Failure] | None = None


def grader_program(problem: Problem, seed: int) -> Program:
    """The grader as the sandbox runs it."""
    return Program(problem.grader, problem.files, seed)


def context(seed: int, variables: Mapping[str, Json], attempt: int) -> dict[str, Json]:
    """The grader's `problem`."""
    return {"$wasm-problem": "problem", "seed": seed, "variables": dict(variables), "attempt": attempt}


def submissions_of(problem: Problem, answers: Answers, bounds: Bounds) -> dict[str, Submission]:
    """The learner's programs, by name of the answer field."""
    codes = [(each, answers[each.name]) for each in problem.inputs if each.kind is InputKind.CODE]
    return {
        each.name: Submission(code.source, code.runtime or problem.runtime, bounds.limits(each.limits))
        for each, code in codes
    }


def call_on_answers(
    sandbox: Sandbox,
    problem: Problem,
    entry: str,
    answers: Answers,
    about: Mapping[str, Json],
    limits: Limits,
    bounds: Bounds,
) -> Called:
    """Calls entry(answer, problem) of the grader; `about` is its `problem`."""
    invocation = Invocation(entry, [as_argument(problem.inputs, answers, problem.runtime), about])
    program = grader_program(problem, about["seed"])
    programs = submissions_of(problem, answers, bounds)
    if not programs:
        return Called(sandbox.run(problem.runtime, program, invocation, limits))
    limits = replace(
        limits,
        value_bytes=max(limits.value_bytes, VERDICT_BYTES),
        output_bytes=max(limits.output_bytes, GRADER_OUTPUT_BYTES),
    )
    with SandboxedSubmissions(sandbox, programs, bounds) as submissions:
        outcome = sandbox.run(problem.runtime, program, invocation, limits, submissions)
    if submissions.fault is not None:
        return Called(replace(outcome, failure=submissions.fault))
    if len(programs) > 1:
        submissions.check_the_rest()
    if submissions.unreadable is not None:
        return Called(outcome, unreadable=submissions.unreadable)
    if outcome.failure is None or outcome.failure.cause is not Cause.SUBMISSION_FAILED:
        return Called(outcome)
    field, cause = submissions.origin(outcome.failure)
    return Called(outcome, stopped=(field, replace(outcome.failure, cause=cause)))
