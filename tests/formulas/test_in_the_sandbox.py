"""The formulas of the runtime itself: the same as natively, soon enough while somebody types, and safe."""

from __future__ import annotations

import pytest

from wasm_problem.grading.grader import Status, check, grade
from wasm_problem.grading.inputs import Input, InputKind
from wasm_problem.grading.problem import Problem
from wasm_problem.sandbox import DEFAULT_LIMITS, Cause, Invocation, Program

from .guest import formulas
from .pairs import PAIRS
from .test_reading import KINDS, NOTES, READ, TOO_LARGE, WRONG

RUNTIME = "python-3.14-science"
INTERPRET = Program("from wasm_problem.formulas import interpret")
MOST_FUEL = 1_000_000_000
"""For showing how a text is read, while somebody types."""

TEXTS = [(typed, "expression") for typed, *_ in [*READ, *NOTES, *WRONG]] + [(typed, kind) for typed, kind, _ in KINDS]


def graded_by(sandbox, source, answer, kind=InputKind.FORMULA):
    problem = Problem(RUNTIME, source, inputs=(Input("answer", kind),))
    return grade(sandbox, problem, {"answer": answer})


def test_texts_are_read_as_they_are_natively(sandbox):
    source = """
from wasm_problem.formulas import interpret

def all_of(texts):
    return [interpret(typed, {"kind": kind}) for typed, kind in texts]
"""
    texts = [[typed, kind] for typed, kind in TEXTS if "\\x00" not in typed]
    outcome = sandbox.run(RUNTIME, Program(source), Invocation("all_of", [texts]))
    assert outcome.failure is None
    for (typed, kind), found in zip(texts, outcome.value, strict=True):
        assert found == formulas.interpret(typed, {"kind": kind}), typed


def test_pairs_are_compared_as_they_are_natively(sandbox):
    source = """
from wasm_problem.formulas import equivalent

def all_of(pairs):
    return [[bool(equivalent(a, b, domain)), equivalent(a, b, domain).how] for a, b, domain in pairs]
"""
    pairs = [[left, right, domain] for left, right, domain, _ in PAIRS]
    outcome = sandbox.run(RUNTIME, Program(source), Invocation("all_of", [pairs]))
    assert outcome.failure is None
    for (left, right, domain, same), (found, how) in zip(PAIRS, outcome.value, strict=True):
        assert found is same, (left, right)
        assert how == formulas.equivalent(left, right, domain).how


@pytest.mark.parametrize(
    "typed", ["2x", "sin²x/(1+√x)", "[[1,2],[3,4]]", *TOO_LARGE, "(" * 300, "x+" * 240 + "x", "|" * 400]
)
def test_reading_is_quick_enough_for_every_pause_in_typing(sandbox, typed):
    outcome = sandbox.run(RUNTIME, INTERPRET, Invocation("interpret", [typed, {}]))
    assert outcome.failure is None
    assert outcome.usage.fuel < MOST_FUEL


HOSTILE = [
    "9^9^9^9",
    "((((9!)!)!)!)!",
    "(x+y+z)^1000",
    "x^x^x^x^x^x^x^x^x^x",
    "sin(" * 39 + "x" + ")" * 39,
    "(" + "x+1)(" * 120 + "x)",
    "__import__('os').system('ls')",
    "x.__class__",
    "lambda: 0",
    "exec(x)",
    "{{problem.seed}}",
    "|" * 500,
    "√" * 39 + "2",
    "1/" * 240 + "0",
    "tan(10^300)",
    "exp(exp(exp(exp(x))))",
    "\\(\\href{javascript:alert(1)}{x}\\)",
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_no_answer_makes_a_grader_fail(sandbox, typed):
    source = """
from wasm_problem.formulas import check_formula

def grade(answer, problem):
    return check_formula(answer, "x^2 + 1", variables="x y z", form="simplified", mistakes={"x": "no"}, show_point=True)
"""
    found = graded_by(sandbox, source, typed)
    assert found.failure is None
    assert found.status is Status.INVALID or found.verdict.score == 0


def test_what_cannot_be_read_uses_no_attempt(sandbox):
    source = (
        "from wasm_problem.formulas import formula\n\ndef grade(answer, problem):\n    return bool(formula(answer))"
    )
    found = graded_by(sandbox, source, "(x+1")
    assert found.status is Status.INVALID
    assert found.message == "This bracket is not closed: “)” is missing."


def test_a_right_formula_that_cannot_be_read_keeps_a_problem_from_being_saved(sandbox):
    source = """
from wasm_problem.formulas import check_formula

def grade(answer, problem):
    return check_formula(answer, "2x+")
"""
    errors = check(sandbox, Problem(RUNTIME, source, inputs=(Input("answer", InputKind.FORMULA),)))
    assert [error.field for error in errors] == ["grader"]
    assert "Something is missing after" in errors[0].message
    assert errors[0].line == 5


def test_a_program_may_be_asked_for_a_formula(sandbox):
    source = """
from wasm_problem import call
from wasm_problem.formulas import equals_formula

tests = [call("derivative", returns=equals_formula("2x cos(x^2)"))]
"""
    from wasm_problem.grading.answers import Code

    for text, score in (("cos(x**2)*x*2", 1), ("2*cos(x**2)", 0), ("(x", 0), (None, 0)):
        code = Code(f"def derivative():\n    return {text!r}", "python-3.14")
        assert graded_by(sandbox, source, code, InputKind.CODE).verdict.score == score


def test_a_verdict_is_the_same_every_time(sandbox):
    source = """
from wasm_problem.formulas import check_formula

def grade(answer, problem):
    return check_formula(answer, "sin(x)/x", show_point=True)
"""
    first, second = (graded_by(sandbox, source, "cos(x)/x") for _ in range(2))
    assert first.message == second.message != ""


def test_numpy_and_sympy_go_with_it(sandbox):
    source = """
import numpy as np
import sympy
from wasm_problem.formulas import check_formula, check_matrix

def grade(answer, problem):
    x = sympy.symbols("x")
    right = np.linalg.inv(np.array([[2.0, 0.0], [0.0, 4.0]]))
    assert check_matrix("[[1/2, 0], [0, 1/4]]", right)["score"] == 1
    return check_formula(answer, sympy.integrate(sympy.sin(x) ** 2, x), up_to="constant")
"""
    assert graded_by(sandbox, source, "x/2 - sin(2x)/4 + C").verdict.score == 1
    assert graded_by(sandbox, source, "x/2 + sin(2x)/4 + C").verdict.score == 0


def test_a_grading_is_far_below_the_limits(sandbox):
    source = """
from wasm_problem.formulas import check_formula

def grade(answer, problem):
    return check_formula(answer, "(x+1)^2")
"""
    found = graded_by(sandbox, source, "x^2 + 2x + 1")
    assert found.verdict.score == 1
    assert found.usage.fuel < DEFAULT_LIMITS.fuel / 10
    assert found.failure is None or found.failure.cause is not Cause.FUEL
