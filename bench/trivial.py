"""The trivial grading that all contenders do: one comparison, so that the rest is the cost of the sandbox."""

from __future__ import annotations

from functools import cache

from wasm_problem.grading.answers import read_answers
from wasm_problem.grading.grader import Status, grade
from wasm_problem.grading.inputs import Input, InputKind
from wasm_problem.grading.problem import Problem
from wasm_problem.sandbox import Invocation, Program, Sandbox, default_sandbox

GRADER = """\
def grade(answer, problem):
    return answer == 42
"""
ANSWER = 42
INPUTS = (Input("answer", InputKind.NUMBER),)


@cache
def trivial_problem(runtime: str) -> Problem:
    return Problem(runtime=runtime, grader=GRADER, inputs=INPUTS)


def grade_once(runtime: str, sandbox: Sandbox | None = None) -> None:
    """Grades the right answer in a fresh instance, as the block does. Raises RuntimeError unless it counts."""
    problem = trivial_problem(runtime)
    answers = read_answers(problem.inputs, {"answer": str(ANSWER)})
    graded = grade(sandbox or default_sandbox(), problem, answers, seed=7, variables={}, attempt=1)
    if graded.status is not Status.GRADED or graded.verdict is None or graded.verdict.score != 1:
        raise RuntimeError(f"the trivial grader went wrong: {graded}")


def run_once(runtime: str, sandbox: Sandbox | None = None) -> None:
    """Runs the grader without the grading layer. Raises RuntimeError unless it returns True."""
    outcome = (sandbox or default_sandbox()).run(runtime, Program(GRADER, seed=7), Invocation("grade", [ANSWER, {}]))
    if outcome.value is not True:
        raise RuntimeError(f"the trivial grader went wrong: {outcome}")
