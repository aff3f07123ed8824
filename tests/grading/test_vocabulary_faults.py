"""A fault of the author in a table of tests: nothing is graded, and the author reads where and what."""

import pytest

from wasm_problem.grading.grader import grade
from wasm_problem.grading.inputs import Input, InputKind
from wasm_problem.grading.problem import Problem
from wasm_problem.sandbox import Cause

from .vocabulary import IMPORT, PYTHON, fault, returned


@pytest.mark.parametrize(
    ("tests", "message"),
    [
        ('call("mean", [1], returns=1, visibility="secret")', 'it is "example", "shown", "shown-on-failure" or "hi'),
        ('call("mean", [1], returns=1, points=-1)', "points is -1"),
        ('call("mean", [1], returns=1, points="2")', "points is '2'"),
        ('call("mean", [1], returns=1, hint=None)', "hint is None; it is text"),
        ('call("mean", [1], return_=1, returns=1)', 'there is no option "return_" here; do you mean "returns"?'),
        ('run(prints="", retruns=2)', 'do you mean "returns"?'),
        ('call("mean", [1])', "compares nothing"),
        ('call("mean", [1], returns=1, raises="ValueError")', "does one of them"),
        ('call("mean", [1], raises="Value Error")', "name of an exception"),
        ('call("mean", [1], raises=3)', "name of an exception"),
        ('call("mean", [1], prints=3)', "prints is 3"),
        ('call("mean", [1], max_fuel=1.5)', "max_fuel is 1.5"),
        ('call("mean", {1}, returns=1)', "write sorted(x) or list(x)"),
        ('call("mean", [1], returns={1})', "write unordered([...])"),
        ('call("mean", [1], returns=float("nan"))', "JSON does not have it"),
        ('call("mean", [1], returns={1: 2})', "keys that a program returns are text"),
        ('call("mean", [1], returns=object())', "no program can return"),
        ('call("mean(1)", returns=1)', "needs the name of a function"),
        ('run(3, prints="")', "stdin is 3"),
        ('script("", returns=1)', "needs code"),
        ('group(call("mean", [1], returns=1))', "needs a name first"),
        ('group("g")', "holds None"),
        ('group("g", 3)', "holds 3"),
        ('group("g", call("mean", [1], returns=1), stop=True)', 'do you mean "stop_at_first_failure"?'),
        ('matches("(")', "is not a regular expression"),
        ('uses("goto")', "is no construct"),
        ('avoids()', "names no construct"),
        ('close(1, within=-1)', "within is -1"),
        ('lists(integers(3, 1))', "the lower one first"),
    ],
)  # fmt: skip
def test_a_fault_of_the_author_has_a_line_and_a_helpful_message(sandbox, tests, message):
    text, line = fault(sandbox, tests)
    assert message in text
    assert line == 4


@pytest.mark.parametrize(
    ("tests", "message", "line"),
    [
        ("3", "tests holds 3", None),
        ("", "tests is []", None),
        ('script("a = (", returns=1)', "cannot be read. SyntaxError: '(' was never closed", 4),
        ('call("mean", [1], returns=1), *[call("mean", [1], returns=1)] * 500', "at most 500", None),
        ('call("mean", [1], returns=lambda value: valeu > 0)', "NameError", 4),
        ('call("mean", [1], returns=satisfies(\nlambda: True))', "takes 0 positional arguments", 4),
        ('agrees("mean", like=lambda items: {1}, given=[[1]])', "no program can return", 4),
        ('agrees("mean", like=lambda items: 1 / 0, given=[[1]])', "ZeroDivisionError", 4),
        ('holds("mean", lambda result: True, given=[[1]])', "takes 1 positional argument", 4),
        ('agrees("mean", like=sum, given=lambda random: 3)', "it makes the list of the arguments", 4),
        ('uses(lambda tree: treee.body)', "treee", 4),
    ],
)  # fmt: skip
def test_a_fault_while_the_tests_run(sandbox, tests, message, line):
    text, found = fault(sandbox, tests)
    assert message in text
    assert found == line


@pytest.mark.parametrize("grader", ["tests = 5", "tests = {}", "def tests(problem): return 5"])
def test_tests_are_a_list(sandbox, grader):
    failure = returned(sandbox, "grade", grader).failure
    assert (failure.cause, failure.kinds[0]) == (Cause.RAISED, "BadTest")
    assert "it is a list of tests" in failure.message


def test_a_problem_without_code_has_nothing_to_test(sandbox):
    told = Problem(PYTHON, IMPORT + 'tests = [call("mean", [1], returns=1)]', inputs=(Input("a", InputKind.TEXT),))
    found = grade(sandbox, told, {"a": "x"})
    assert "no answer field of the kind code" in found.failure.message
