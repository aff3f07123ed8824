"""Whatever is typed: the parser answers soon, with a reading or with its own error."""

from __future__ import annotations

import json
import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wasm_problem.grading.formulas import is_harmless

from .guest import InvalidAnswer, Options, formulas, read, tree

SECONDS = 2.0
"""Of the processor, for one text."""
KINDS = ("any", "expression", "equation", "matrix", "set", "quantity")
PIECES = (
    *"0123456789xyzabneiπαβω+-*/^!|()[]{},;=<>.²³⁻√½ _%°\\'",
    *("sin", "cos", "ln", "log", "sqrt", "arcsin", "exp", "pi", "alpha", "infinity", "max(", "log_2", "or"),
    *("1.5", "2e3", "x_1", "x₂", "m/s", "kg", "**", "<=", "!=", "·", "−", "9^", "^(", "!)", "\u00a0", "é"),
)
pieces = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
anything = st.one_of(st.text(max_size=60), pieces)


@st.composite
def expressions(draw, depth=4):
    """Texts that are formulas, in the many ways to write one."""
    if depth == 0 or draw(st.integers(0, 3)) == 0:
        return draw(st.sampled_from(["x", "y", "t_1", "α", "π", "e", "2", "10", "0.5", "3", "1.5e2"]))
    part = expressions(depth=depth - 1)
    kind = draw(st.sampled_from(["sum", "product", "implicit", "fraction", "power", "call", "minus", "root", "bars"]))
    one, other = draw(part), draw(part)
    return {
        "sum": f"{one} {draw(st.sampled_from('+-−'))} {other}",
        "product": f"({one}) {draw(st.sampled_from('*·×'))} ({other})",
        "implicit": f"({one})({other})",
        "fraction": f"({one})/({other})",
        "power": f"({one})^{draw(st.sampled_from(['2', '3', '-1', '(1/2)', 'x']))}",
        "call": f"{draw(st.sampled_from(['sin', 'cos', 'ln', 'exp', 'arctan', 'abs']))}({one})",
        "minus": f"-({one})",
        "root": f"√({one})",
        "bars": f"|{one}|",
    }[kind]


@given(anything, st.sampled_from(KINDS))
@example("9^9^9^9", "expression")
@example("((((((9!)!)!)!)!)!)!", "any")
@example("sin(arcsin((2^3000)^3000))", "any")
@example("|" * 300, "any")
@example("{" * 300, "set")
@example("x^" * 200 + "x", "any")
@example("\ud800", "any")
@example("ab" * 900, "any")
@example("mkg" * 600, "quantity")
@example("x1" * 900, "expression")
@settings(max_examples=200, deadline=None)
def test_every_text_is_read_or_refused_soon(typed, kind):
    begun = time.process_time()
    found = formulas.interpret(typed, {"kind": kind})
    assert time.process_time() - begun < SECONDS
    json.dumps(found)
    error = found["error"]
    if error is None:
        assert bool(found["text"]) == bool(found["latex"]) == bool(typed.strip())
    else:
        assert found["latex"] == found["text"] == ""
        assert 0 <= error["start"] <= error["end"] <= len(typed)
        assert error["message"].endswith((".", "?"))


@given(anything, st.sampled_from(KINDS))
@settings(max_examples=200, deadline=None)
def test_latex_is_harmless(typed, kind):
    found = formulas.interpret(typed, {"kind": kind})["latex"]
    assert found.isascii()
    assert is_harmless(found) or len(found) > 10_000
    assert found.replace(r"\{", "").count("{") == found.replace(r"\}", "").count("}")


@given(st.one_of(expressions(), pieces), st.sampled_from(KINDS))
@settings(max_examples=200, deadline=None)
def test_the_text_of_what_was_read_reads_as_the_same(typed, kind):
    found = formulas.interpret(typed, {"kind": kind})
    if found["error"] is not None or not typed.strip():
        return
    again = formulas.interpret(found["text"], {"kind": kind})
    assert again["error"] is None
    assert again["text"] == found["text"]


@given(anything)
@settings(max_examples=200, deadline=None)
def test_a_formula_of_any_text_is_made_or_refused_soon(typed):
    begun = time.process_time()
    try:
        found = formulas.formula(typed)
    except InvalidAnswer:
        pass
    else:
        assert formulas.equivalent(found, found)
    assert time.process_time() - begun < 3 * SECONDS


@given(expressions())
@settings(max_examples=200, deadline=None)
def test_what_is_a_formula_is_read(typed):
    error = formulas.interpret(typed, {"kind": "expression"})["error"]
    assert error is None or "too large" in error["message"]


@given(expressions(), expressions())
@settings(max_examples=100, deadline=None)
def test_any_two_formulas_are_compared_soon_and_alike_both_ways(left, right):
    try:
        one, other = formulas.formula(left), formulas.formula(right)
    except InvalidAnswer:
        return
    begun = time.process_time()
    there, back = formulas.equivalent(one, other), formulas.equivalent(other, one)
    assert time.process_time() - begun < 5 * SECONDS
    assert there.equivalent == back.equivalent


@given(expressions())
@settings(max_examples=100, deadline=None)
def test_a_formula_is_equivalent_to_its_text_and_to_its_expansion(typed):
    try:
        one = formulas.formula(typed)
    except InvalidAnswer:
        return
    found = formulas.equivalent(one, str(one))
    assert found or found.how == "undecided"


@given(anything)
@settings(max_examples=200, deadline=None)
def test_a_quantity_of_any_text_is_made_or_refused(typed):
    try:
        found = formulas.quantity(typed)
    except InvalidAnswer:
        return
    assert len(found.dimension) == 7
    assert abs(found.value) < 1e301


@given(anything, st.sampled_from(["simplified", "expanded", "factored", "lowest terms", "single fraction", "exact"]))
@settings(max_examples=200, deadline=None)
def test_every_formula_has_a_form_or_lacks_something(typed, form):
    try:
        one = formulas.formula(typed)
    except InvalidAnswer:
        return
    begun = time.process_time()
    lacking = formulas.unfinished(one, form)
    assert time.process_time() - begun < SECONDS
    assert re.fullmatch(r"|[A-Z].*\.", lacking)


@pytest.mark.parametrize("node", ["Sum", "Product", "Power", "Call", "Negative", "Number", "Name", "Factorial"])
def test_the_generated_formulas_hold_every_kind_of_node(node):
    """Otherwise the tests above would say little."""
    typed = "-(x + 2)(y - 1)/3 + sin(x)^2 + n!"
    kinds = {type(each).__name__ for each in tree.walk(read(typed, Options(kind="expression")).tree)}
    assert node in kinds
