"""Grading a learner's program: by one call, by ten tests that share a start, by ten that each start it afresh."""

from __future__ import annotations

from wasm_problem.grading.answers import Code
from wasm_problem.grading.grader import grade
from wasm_problem.grading.inputs import Input, InputKind
from wasm_problem.grading.problem import Problem
from wasm_problem.sandbox import Sandbox

PROGRAM = Code("def add(a, b):\n    return a + b\n")
ONE_CALL = """\
def grade(answer, problem):
    return answer.call("add", 2, 3) == 5
"""
TEN_FRESH = """\
from wasm_problem import call

tests = [call("add", n, 3, returns=n + 3) for n in range(10)]
"""
TEN_TOGETHER = """\
from wasm_problem import call, group

tests = [group("sums", *[call("add", n, 3, returns=n + 3) for n in range(10)], fresh=False)]
"""


def grade_program(runtime: str, sandbox: Sandbox, grader: str) -> None:
    """Grades the right program. Raises RuntimeError unless it counts."""
    problem = Problem(runtime=runtime, grader=grader, inputs=(Input("code", InputKind.CODE),))
    graded = grade(sandbox, problem, {"code": PROGRAM})
    if graded.verdict is None or graded.verdict.score != 1:
        raise RuntimeError(f"grading a program went wrong: {graded}")
