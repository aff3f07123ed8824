"""How the tests of the test vocabulary grade a program by a table of tests."""

from __future__ import annotations

from wasm_problem.grading.answers import Code
from wasm_problem.grading.calling import call_on_answers, context
from wasm_problem.grading.grader import Graded, Status, grade
from wasm_problem.grading.inputs import Input, InputKind
from wasm_problem.grading.problem import Problem
from wasm_problem.grading.submission import BOUNDS
from wasm_problem.grading.test_result import TestResult
from wasm_problem.sandbox import DEFAULT_LIMITS, Outcome, Sandbox

PYTHON = "python-3.14@1"
IMPORT = "from wasm_problem import *\n"

MEAN = '''\
def mean(numbers):
    """The mean."""
    print("mean of", numbers)
    if not numbers:
        raise ValueError("no numbers")
    return sum(numbers) / len(numbers)
'''


def problem(grader: str, *fields: str) -> Problem:
    inputs = tuple(Input(name, InputKind.CODE) for name in fields or ("code",))
    return Problem(PYTHON, IMPORT + grader, inputs=inputs)


def graded(sandbox: Sandbox, tests: str, source: str, *, seed: int = 1, grader: str = "") -> Graded:
    """The grading of a program. tests: the items of the list `tests`; grader: what is before it."""
    return grade(sandbox, problem(f"{grader}\ntests = [\n{tests}\n]\n"), {"code": Code(source)}, seed=seed)


def results(sandbox: Sandbox, tests: str, source: str, **options) -> tuple[TestResult, ...]:
    found = graded(sandbox, tests, source, **options)
    assert found.status is Status.GRADED, found.failure or found.message
    assert found.stderr == ""
    return found.verdict.tests


def result(sandbox: Sandbox, test: str, source: str, **options) -> TestResult:
    (found,) = results(sandbox, test, source, **options)
    return found


def passes(sandbox: Sandbox, test: str, source: str, **options) -> bool:
    return result(sandbox, test, source, **options).status == "passed"


def fault(sandbox: Sandbox, tests: str, source: str = MEAN, **options) -> tuple[str, int | None]:
    """Message and line of a grader's fault. The first test is in line 4."""
    found = graded(sandbox, tests, source, **options)
    assert (found.status, found.verdict) == (Status.FAILED, None)
    return found.failure.message, found.failure.line


def returned(sandbox: Sandbox, entry: str, grader: str, source: str = MEAN) -> Outcome:
    """What a function that a grader offers returns."""
    told = problem(grader)
    if entry == "examples":
        from wasm_problem.sandbox import Invocation, Program

        about = context(1, {"n": 5}, 1)
        return sandbox.run(PYTHON, Program(told.grader), Invocation(entry, [about]))
    answers = {"code": Code(source)}
    return call_on_answers(sandbox, told, entry, answers, context(1, {"n": 5}, 1), DEFAULT_LIMITS, BOUNDS).outcome
