"""Expressions, tolerances and ranges, as capa reads and compares them: judge.py asked it for numbers.json."""

from __future__ import annotations

import ast
import json
import math
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.capa_import.judge import NUMBERS
from wasm_problem.capa_import import convert
from wasm_problem.capa_import.attached import capa_numbers
from wasm_problem.capa_import.attached.capa_numbers import NotANumber, Range, calculate, is_close
from wasm_problem.sandbox import Invocation, Limits, Program

TOLD = json.loads(NUMBERS.read_text("utf-8"))
AT_ONCE = 250
"""Cases in one run of the sandbox."""
ROOM = Limits(fuel=20_000_000_000, seconds=60.0)
MANY = """
import capa
from capa_numbers import NotANumber, calculate

def values(texts):
    return [value(text) for text in texts]

def value(text):
    try:
        number = complex(calculate(text))
    except NotANumber:
        return None
    return [repr(number.real), repr(number.imag)]

def scores(cases):
    return [score(*case) for case in cases]

def score(typed, arguments, named):
    try:
        return capa.number(typed, *arguments, **named)[0].share
    except InvalidAnswer:
        return None
"""


@pytest.fixture(scope="module")
def in_sandbox(sandbox):
    """Calls a function above on many cases, with the modules that converted problems have."""
    problem = convert(b'<problem><numericalresponse answer="1"><textline/></numericalresponse></problem>').problem

    def run(entry: str, cases: list[Any]) -> list[Any]:
        results = []
        for start in range(0, len(cases), AT_ONCE):
            program = Program(MANY, problem.files, 1)
            outcome = sandbox.run("python-3.14@1", program, Invocation(entry, [cases[start : start + AT_ONCE]]), ROOM)
            assert outcome.failure is None, outcome.failure
            results += outcome.value
        return results

    return run


def test_expressions_have_the_values_that_they_have_in_capa(in_sandbox):
    cases = TOLD["expressions"]
    ours = in_sandbox("values", [case["text"] for case in cases])
    different = [
        (case, value) for case, value in zip(cases, ours, strict=True) if not is_the_same(case["value"], value)
    ]
    assert different == []
    assert sum(case["value"] is not None for case in cases) > len(cases) / 3


def is_the_same(capas: list[str] | None, ours: list[str] | None) -> bool:
    if capas is None:
        return ours is None
    expected = [float(part) for part in capas]
    if ours is None:  # where numpy goes on with an infinity, learners are told here that there is no value
        return not all(map(math.isfinite, expected))
    found = [float(part) for part in ours]
    if not all(map(math.isfinite, expected)):
        return not all(map(math.isfinite, found)) or found == expected
    size = max(1.0, math.hypot(*expected)) if math.hypot(*expected) < 1e300 else math.inf
    return all(
        math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12 * size) for one, other in zip(expected, found, strict=True)
    )


def test_answers_get_the_points_that_they_get_in_capa(in_sandbox):
    cases = TOLD["comparisons"]
    ours = in_sandbox("scores", [[case["typed"], *arguments(case["xml"])] for case in cases])
    assert [(case, score) for case, score in zip(cases, ours, strict=True) if case["score"] != score] == []
    assert len({case["score"] for case in cases}) >= 4


def arguments(xml: str) -> tuple[list[Any], dict[str, Any]]:
    """What the converted grader calls capa.number with, besides the answer."""
    conversion = convert(xml.encode())
    calls = [node for node in ast.walk(ast.parse(conversion.problem.grader)) if isinstance(node, ast.Call)]
    call = next(each for each in calls if ast.unparse(each.func) == "capa.number")
    positional = [ast.literal_eval(each) for each in call.args[1:]]
    return positional, {each.arg: ast.literal_eval(each.value) for each in call.keywords}


LEAF = st.integers(0, 50).map(str) | st.floats(0, 100, allow_subnormal=False).map(lambda value: f"{value:.6f}")
EXPRESSIONS = st.recursive(
    LEAF,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["+", " - ", "*", " / "]), inner).map("".join),
        inner.map(lambda text: f"({text})"),
        inner.map(lambda text: f"(-{text})"),
        st.tuples(inner, st.integers(0, 3)).map(lambda pair: f"({pair[0]})^{pair[1]}"),
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(EXPRESSIONS)
def test_arithmetic_is_pythons(text):
    try:
        expected = eval(text.replace("^", "**"))
    except (ZeroDivisionError, OverflowError):
        with pytest.raises(NotANumber):
            calculate(text)
        return
    assert calculate(text) == pytest.approx(expected, rel=1e-9)


@settings(deadline=None)
@given(st.text(alphabet="0123456789.eE+-*/^|()% ijpixsn'_", max_size=30) | st.text(max_size=30))
def test_any_text_is_a_number_or_is_refused(text):
    try:
        value = calculate(text)
    except NotANumber:
        return
    assert isinstance(value, int | float | complex)


DEEP = "(" * 490 + "1" + ")" * 490
TOO_MUCH = [DEEP, "9^9^9^9", "1" * 1001, "fact(5001)", "9^99999", "9^5000", "2^" * 490 + "2", "1/0"]


def test_what_is_too_much_is_refused_in_the_sandbox_too(in_sandbox):
    assert in_sandbox("values", TOO_MUCH) == [None] * len(TOO_MUCH)


@pytest.mark.parametrize("text", TOO_MUCH, ids=lambda text: text[:12])
def test_what_is_too_much_is_refused_and_not_worked_on(text):
    with pytest.raises(NotANumber):
        calculate(text)


NUMBER = st.floats(-1e6, 1e6, allow_nan=False, allow_subnormal=False)


@settings(deadline=None)
@given(NUMBER, st.floats(1e-3, 1e3), st.booleans(), st.booleans(), st.floats(0.01, 0.99))
def test_a_range_has_the_ends_that_it_says(low, width, with_low, with_high, part):
    high = low + width
    text = f"{'[' if with_low else '('}{low!r}, {high!r}{']' if with_high else ')'}"
    assert Range.is_one(text)
    within = Range(text)
    assert (within.holds(low), within.holds(high)) == (with_low, with_high)
    assert within.holds(low + part * width)
    assert not within.holds(low - width)
    assert not within.holds(high + width)


@settings(deadline=None)
@given(NUMBER, st.floats(0.1, 50))
def test_a_percentage_is_of_what_is_expected(expected, percent):
    allowed = abs(expected) * percent / 100
    assert is_close(expected + 0.99 * allowed, expected, f"{percent!r}%")
    assert is_close(expected + 1.01 * allowed, expected, f"{percent!r}%") == (allowed == 0)


def test_what_is_attached_needs_nothing_but_python():
    source = capa_numbers.__file__
    with open(source) as file:  # noqa: PTH123 - the path is a text
        imported = re.findall(r"^(?:from|import) (\w+)", file.read(), re.M)
    assert set(imported) <= {"cmath", "collections", "decimal", "math", "re"}
