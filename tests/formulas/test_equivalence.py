"""Which formulas are the same, and how that is found out."""

from __future__ import annotations

import pytest
import sympy

from .guest import BadTest, formulas
from .pairs import PAIRS


def test_there_are_many_pairs():
    assert len(PAIRS) > 120
    assert sum(not same for *_, same in PAIRS) > 40


@pytest.mark.parametrize(("left", "right", "domain", "same"), PAIRS)
def test_pairs(left, right, domain, same):
    assert bool(formulas.equivalent(left, right, domain)) is same
    assert bool(formulas.equivalent(right, left, domain)) is same


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(("left", "right", "domain", "same"), PAIRS[::7])
def test_the_points_make_no_difference(left, right, domain, same, seed):
    assert bool(formulas.equivalent(left, right, domain, seed=seed)) is same


@pytest.mark.parametrize(
    ("left", "right", "how"),
    [
        ("x+1", "1+x", "identical"),
        ("(x+1)^2", "x^2+2x+1", "algebra"),
        ("sin(x)^2+cos(x)^2", "1", "values"),
        ("x", "2x", "values"),
        ("ln(x^2)", "2ln(x)", "domain"),
        ("sqrt(-1-x^2)", "ln(-1-x^2)", "undecided"),
    ],
)
def test_how_it_was_decided(left, right, how):
    assert formulas.equivalent(left, right).how == how


def test_a_point_where_they_differ():
    found = formulas.equivalent("x^2", "2x")
    assert found.point.at == {"x": 3}
    assert (found.point.left, found.point.right) == (9, 6)


def test_a_point_where_one_has_no_value():
    found = formulas.equivalent("2 ln x", "ln(x^2)")
    assert found.gap
    assert found.point.left is None
    assert found.point.right is not None
    assert formulas.equivalent("2 ln x", "ln(x^2)", same_domain=False)


@pytest.mark.parametrize(
    ("left", "right", "near"), [("0.333x", "x/3", True), ("3.14", "pi", True), ("3x", "2x", False)]
)
def test_numbers_that_may_be_rounded(left, right, near):
    found = formulas.equivalent(left, right)
    assert not found
    assert found.near is near
    assert bool(formulas.equivalent(left, right, tolerance=0.01)) is near


def test_an_author_may_give_formulas_of_sympy():
    x = sympy.Symbol("x", positive=True)
    assert formulas.equivalent("2x cos(x^2)", sympy.diff(sympy.sin(x**2), x))
    assert formulas.equivalent("x/2", sympy.Piecewise((x / 2, x < 1000), (0, True)))
    assert formulas.equivalent("5", 5)


def test_the_value_of_a_formula_at_a_point():
    assert formulas.formula("x^2 + α").at(x=3, alpha=1) == 10
    assert formulas.formula("x_1/2").at(x1=1) == 0.5
    assert formulas.formula("1/x").at(x=0) is None
    assert formulas.formula("sqrt(x)").at(x=-1) is None
    assert formulas.formula("x y").at(x=1) is None


def test_unknown_functions_are_not_known_to_be_anything():
    options = {"functions": ["f", "g"]}
    one, same, other = (formulas.formula(text, **options) for text in ("f(x+x)", "f(2x)", "g(2x)"))
    assert formulas.equivalent(one, same)
    assert not formulas.equivalent(one, other)
    assert not formulas.equivalent(one, formulas.formula("2 f(x)", **options))


@pytest.mark.parametrize("domain", ["rational", (3, 1), (1,), 5, {"x": "nice"}, (float("nan"), 1)])
def test_a_domain_that_is_none_is_the_authors_fault(domain):
    with pytest.raises(BadTest, match="domain is"):
        formulas.equivalent("x", "2x", domain)


@pytest.mark.parametrize(
    ("left", "right"), [("x^999 (x+1)^999", "(x^2+x)^999"), ("(a+b+c)^300", "(c+b+a)^299 (a+b-c)")]
)
def test_large_powers_are_compared_without_multiplying_out(left, right):
    assert bool(formulas.equivalent(left, right, "positive")) is (left[0] == "x")
