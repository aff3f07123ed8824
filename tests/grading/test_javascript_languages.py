"""Answers and graders in different languages: Python graded by JavaScript, and the reverse."""

import pytest

from wasm_problem.grading.answers import Code, read_answers
from wasm_problem.grading.grader import Status, grade
from wasm_problem.grading.inputs import Input, InputKind
from wasm_problem.grading.practice import examples, practise
from wasm_problem.grading.problem import Problem

from .javascript_vocabulary import JAVASCRIPT, PYTHON, graded, problem, result, results

STATISTICS = {
    JAVASCRIPT: """\
function mean(numbers) {
  console.log("mean");
  if (numbers.length === 0) throw new RangeError("no numbers");
  return numbers.reduce((total, each) => total + each, 0) / numbers.length;
}
""",
    PYTHON: """\
def mean(numbers):
    print("mean")
    if not numbers:
        raise ValueError("no numbers")
    return sum(numbers) / len(numbers)
""",
}
ADDS = {
    JAVASCRIPT: 'console.log(readAll().trim().split("\\n").map(Number).reduce((a, b) => a + b));',
    PYTHON: "import sys\nprint(sum(map(int, sys.stdin)))",
}


@pytest.mark.parametrize("runtime", [JAVASCRIPT, PYTHON])
@pytest.mark.parametrize(
    "test",
    [
        'call("mean", [[1, 2, 6]], { returns: 3, prints: "mean" })',
        'call("mean", [[1, 2]], { returns: close(1.5) })',
        'call("mean", [[]], { raises: ["RangeError", "ValueError"] })',
        'call("mean", [[]], { raises: raises(["RangeError", "ValueError"], { says: "no numbers" }) })',
        'agrees("mean", { like: (x) => close(x.reduce((t, n) => t + n, 0) / x.length), '
        "given: [lists(floats(), { shortest: 1 })] })",
        'holds("mean", (m, x) => Math.min(...x) <= m && m <= Math.max(...x), '
        "{ given: [lists(integers(), { shortest: 1 })] })",
        'grows("mean", { given: (n) => [Array(n).fill(1)], atMost: "linear" })',
    ],
)
def test_a_table_in_javascript_tests_programs_in_both(sandbox, runtime, test):
    assert result(sandbox, test, STATISTICS[runtime], runtime=runtime).status == "passed"


@pytest.mark.parametrize("runtime", [JAVASCRIPT, PYTHON])
def test_a_whole_program_in_both(sandbox, runtime):
    assert result(sandbox, 'run("3\\n4\\n", { prints: "7" })', ADDS[runtime], runtime=runtime).status == "passed"


@pytest.mark.parametrize("runtime", [JAVASCRIPT, PYTHON])
def test_a_table_in_python_tests_programs_in_both(sandbox, runtime):
    table = """
from wasm_problem import *

tests = [
    call("mean", [1, 2, 6], returns=3, prints="mean", visibility="example"),
    call("mean", [], raises=["RangeError", "ValueError"]),
    agrees("mean", like=lambda x: close(sum(x) / len(x)), given=[lists(floats(), shortest=1)]),
    grows("mean", given=lambda n: [[1] * n], at_most="linear"),
]
"""
    told = Problem(PYTHON, table, inputs=(Input("code", InputKind.CODE, runtimes=(JAVASCRIPT, PYTHON)),))
    answers = read_answers(told.inputs, {"code": {"source": STATISTICS[runtime], "runtime": runtime}})
    found = grade(sandbox, told, answers)
    assert [test.status for test in found.verdict.tests] == ["passed"] * 4, found
    assert [test.status for test in practise(sandbox, told, answers).tests] == ["passed"]


@pytest.mark.parametrize(
    ("runtime", "source", "call", "actual"),
    [
        (JAVASCRIPT, "const f = (x) => x;", 'f({"a": [true, null, 1152921504606846976n]})',
         '{"a": [true, null, 1152921504606846976n]}'),
        (PYTHON, "def f(x): return x", 'f({"a": [True, None, 1152921504606846976]})',
         '{"a": [True, None, 1152921504606846976]}'),
    ],
)  # fmt: skip
def test_values_are_shown_as_the_program_s_language_writes_them(sandbox, runtime, source, call, actual):
    found = result(sandbox, 'call("f", [{ a: [true, null, 2n ** 60n] }], { returns: 1 })', source, runtime=runtime)
    assert (found.call, found.name, found.actual) == (call, call, actual)


def test_examples_are_told_before_anybody_knows_the_language(sandbox):
    told = problem('const tests = [call("f", [{ a: null }], { returns: true, visibility: "example" })];')
    (example,) = examples(sandbox, told, 1, {})
    assert (example.call, example.expected) == ('f({"a": null})', "true")


def test_a_function_of_the_author_s_calls_either(sandbox):
    told = problem(
        """
function grade(answer, problem) {
    const outcomes = answer.code.calls([["mean", [1, 3]], ["mean", []]]);
    const message = `${answer.code.runtime} ${outcomes[0].value} ${outcomes[1].failure.type}`;
    return { score: outcomes[0].value === 2 ? 1 : 0, message };
}
""".replace("answer.code", "answer")
    )
    for runtime, kind in ((JAVASCRIPT, "RangeError"), (PYTHON, "ValueError")):
        found = grade(sandbox, told, {"code": Code(STATISTICS[runtime], runtime)})
        assert (found.status, found.verdict.score) == (Status.GRADED, 1)
        assert found.message == f"{runtime} 2 {kind}"


def test_each_language_counts_as_it_does(sandbox):
    tests = 'call("f", [7, 2], { returns: 3 }), call("f", [7, 2], { returns: 3.5 })'
    assert [each.status for each in results(sandbox, tests, "const f = (a, b) => a / b;")] == ["failed", "passed"]
    python = results(sandbox, tests, "def f(a, b): return a // b", runtime=PYTHON)
    assert [each.status for each in python] == ["passed", "failed"]


def test_a_program_that_is_none_in_its_language_is_not_graded(sandbox):
    for runtime in (JAVASCRIPT, PYTHON):
        other = STATISTICS[PYTHON if runtime == JAVASCRIPT else JAVASCRIPT]
        found = graded(sandbox, 'call("mean", [[1]], { returns: 1 })', other, runtime=runtime)
        assert (found.status, found.failure) == (Status.INVALID, None)
