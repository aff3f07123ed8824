"""A fault of the author in a table in JavaScript: nothing is graded, and the author reads where and what."""

import pytest

from wasm_problem.grading.grader import grade
from wasm_problem.grading.inputs import Input, InputKind
from wasm_problem.grading.problem import Problem
from wasm_problem.sandbox import Cause

from .javascript_vocabulary import IMPORT, JAVASCRIPT, fault, returned


@pytest.mark.parametrize(
    ("tests", "message"),
    [
        ('call("mean", [[1]], { returns: 1, visibility: "secret" })', 'it is "example", "shown", "shown-on-failure"'),
        ('call("mean", [[1]], { returns: 1, points: -1 })', "points is -1"),
        ('call("mean", [[1]], { returns: 1, points: "2" })', 'points is "2"'),
        ('call("mean", [[1]], { returns: 1, hint: null })', "hint is null; it is text"),
        ('call("mean", [[1]], { return_: 1, returns: 1 })', 'no option "return_" here; do you mean "returns"?'),
        ('call("mean", [[1]], { returns: 1, max_fuel: 1 })', 'do you mean "maxFuel"?'),
        ('run("", { prints: "", retruns: 2 })', 'do you mean "returns"?'),
        ('run("", { returns: 2 })', "a whole program returns nothing"),
        ('call("mean", [[1]])', "compares nothing"),
        ('call("mean", [[1]], {})', "compares nothing"),
        ('call("mean", [[1]], 3)', "the options are 3; they are an object"),
        ('call("mean", 1, { returns: 1 })', 'the arguments of "mean" are 1; they are an array'),
        ('call("mean", { a: 1 }, { returns: 1 })', "they are an array"),
        ('call("mean", [[1]], { returns: 1, raises: "Error" })', "does one of them"),
        ('call("mean", [[1]], { raises: "Range Error" })', "name of an error"),
        ('call("mean", [[1]], { raises: 3 })', "name of an error"),
        ('call("mean", [[1]], { raises: Array })', "name of an error"),
        ('call("mean", [[1]], { raises: [] })', "name of an error"),
        ('call("mean", [[1]], { raises: raises("Error", { says: 3 }) })', "says is 3"),
        ('call("mean", [[1]], { prints: 3 })', "prints is 3"),
        ('call("mean", [[1]], { maxFuel: 1.5 })', "maxFuel is 1.5"),
        ('call("mean", [new Set([1])], { returns: 1 })', "cannot be passed on"),
        ('call("mean", [[1]], { returns: new Set([1]) })', "write unordered([...])"),
        ('call("mean", [[1]], { returns: NaN })', "JSON does not have it"),
        ('call("mean", [[1]], { returns: undefined })', "returns is undefined; write null"),
        ('call("mean", [[1]], { returns: [undefined] })', "write null"),
        ('call("mean", [[1]], { returns: new Date(0) })', "of type Date is expected, which no program can return"),
        ('call("mean", [[1]], { returns: Symbol("x") })', "no program can return"),
        ('call("mean(1)", [], { returns: 1 })', "needs the name of a function"),
        ('call(Math.abs, [], { returns: 1 })', "call(the function abs, …) needs the name"),
        ('run(3, { prints: "" })', "stdin is 3"),
        ('script("", { returns: 1 })', "needs code"),
        ('group([call("mean", [[1]], { returns: 1 })])', "needs a name first"),
        ('group("g", [])', "holds nothing"),
        ('group("g", [3])', "holds 3"),
        ('group("g", call("mean", [[1]], { returns: 1 }))', "they are an array"),
        ('group("g", [call("mean", [[1]], { returns: 1 })], { stop: true })', 'do you mean "stopAtFirstFailure"?'),
        ('group("g", [call("mean", [[1]], { returns: 1 })], { fresh: 0 })', "it is true or false"),
        ('group("g", [call("mean", [[1]], { returns: 1, points: 0 })], { points: 3 })', "needs a test with points"),
        ('matches("(")', "is not a regular expression"),
        ('uses("goto")', "is no construct"),
        ('avoids()', "names no construct"),
        ('close(1, { within: -1 })', "within is -1"),
        ('close(1, 0.5)', "the options are 0.5"),
        ('lists(integers(3, 1))', "the lower one first"),
    ],
)  # fmt: skip
def test_a_fault_of_the_author_has_a_line_and_a_helpful_message(sandbox, tests, message):
    text, line = fault(sandbox, tests)
    assert message in text
    assert text.startswith("BadTest: ")
    assert line == 4


@pytest.mark.parametrize(
    ("tests", "message", "line"),
    [
        ("3", "tests holds 3", None),
        ("", "tests is []", None),
        ('script("a = (", { returns: 1 })', "cannot be read", 4),
        ('...Array(501).fill(call("mean", [[1]], { returns: 1 }))', "at most 500", None),
        ('call("mean", [[1]], { returns: (value) => valeu > 0 })', "ReferenceError", 4),
        ('call("mean", [[1]], { returns: async (value) => value > 0 })', "returns a promise", 4),
        ('agrees("mean", { like: () => new Set(), given: [[1]] })', "no program can return", 4),
        ('agrees("mean", { like: () => null.x, given: [[1]] })', "TypeError", 4),
        ('agrees("mean", { like: async () => 1, given: [[1]] })', "returns a promise", 4),
        ('agrees("mean", { like: (x) => x, given: (random) => 3 })', "it makes the array of the arguments", 4),
        ("uses((tree) => treee.body)", "treee", 4),
    ],
)  # fmt: skip
def test_a_fault_while_the_tests_run(sandbox, tests, message, line):
    text, found = fault(sandbox, tests)
    assert message in text
    assert found == line


@pytest.mark.parametrize("grader", ["const tests = 5;", "const tests = {};", "function tests(problem) { return 5; }"])
def test_tests_are_an_array(sandbox, grader):
    failure = returned(sandbox, "grade", grader).failure
    assert (failure.cause, failure.kinds[0]) == (Cause.RAISED, "BadTest")
    assert "it is an array of tests" in failure.message


def test_a_problem_without_code_has_nothing_to_test(sandbox):
    grader = IMPORT + 'const tests = [call("mean", [[1]], { returns: 1 })];'
    found = grade(sandbox, Problem(JAVASCRIPT, grader, inputs=(Input("a", InputKind.TEXT),)), {"a": "x"})
    assert "no answer field of the kind code" in found.failure.message
