"""How the tests of the test vocabulary in JavaScript grade a program by a table of tests."""

from __future__ import annotations

from wasm_problem.grading.answers import Code
from wasm_problem.grading.calling import call_on_answers, context
from wasm_problem.grading.grader import Graded, Status, grade
from wasm_problem.grading.inputs import Input, InputKind
from wasm_problem.grading.problem import Problem
from wasm_problem.grading.submission import BOUNDS
from wasm_problem.grading.test_result import TestResult
from wasm_problem.sandbox import DEFAULT_LIMITS, Invocation, Outcome, Program, Sandbox

JAVASCRIPT = "javascript-es2023@1"
PYTHON = "python-3.14@1"
WORDS = (
    *("BadTest", "CodeAnswer", "agrees", "avoids", "booleans", "call", "choices", "close", "exactly", "floats"),
    *("group", "grows", "holds", "integers", "lists", "matches", "raises", "run", "runTests", "satisfies", "script"),
    *("text", "texts", "tuples", "unordered", "uses"),
)
IMPORT = f'import {{ {", ".join(WORDS)} }} from "wasm-problem";\n'

MEAN = """\
function mean(numbers) {
  console.log("mean of", numbers.length);
  if (numbers.length === 0) {
    throw new RangeError("no numbers");
  }
  return numbers.reduce((total, each) => total + each, 0) / numbers.length;
}
"""


def problem(grader: str, *fields: str) -> Problem:
    """fields: the names of the answer fields; each may be written for either runtime."""
    inputs = tuple(Input(name, InputKind.CODE, runtimes=(JAVASCRIPT, PYTHON)) for name in fields or ("code",))
    return Problem(JAVASCRIPT, IMPORT + grader, inputs=inputs)


def graded(
    sandbox: Sandbox, tests: str, source: str, *, seed: int = 1, grader: str = "", runtime: str = JAVASCRIPT
) -> Graded:
    """The grading of a program. tests: the items of the array `tests`; grader: what is before it."""
    told = problem(f"{grader}\nconst tests = [\n{tests}\n];\n")
    return grade(sandbox, told, {"code": Code(source, runtime)}, seed=seed)


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
    assert (found.status, found.verdict) == (Status.FAILED, None), found
    return found.failure.message, found.failure.line


def returned(sandbox: Sandbox, entry: str, grader: str, source: str = MEAN) -> Outcome:
    """What a function that a grader offers returns."""
    told = problem(grader)
    about = context(1, {"n": 5}, 1)
    if entry == "examples":
        return sandbox.run(JAVASCRIPT, Program(told.grader), Invocation(entry, [about]))
    answers = {"code": Code(source, JAVASCRIPT)}
    return call_on_answers(sandbox, told, entry, answers, about, DEFAULT_LIMITS, BOUNDS).outcome
