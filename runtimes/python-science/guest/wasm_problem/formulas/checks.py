"""Grades a formula, an equation or a set in one line: the score, and a message that does not give the answer away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import mpmath
import sympy

from .domains import points, read_domain
from .equivalence import Equivalence, check_tolerance, equivalent
from .evaluation import value_at
from .faults import BadTest, NoValue
from .forms import unfinished
from .latex import name_as_latex
from .options import Options
from .reading import Formula, authors, from_text
from .relations import check_is_equation, same_equation, same_set, without_unknown

CONSTANTS_OF_INTEGRATION = ("C", "c", "K", "k")
UP_TO = ("", "constant", "factor")
RIGHT: dict[str, Any] = {"score": 1, "message": ""}


def check_formula(
    answer: str,
    right: Any,
    variables: str | Iterable[str] | None = None,
    form: str | Sequence[str] = "any",
    domain: Any = "real",
    up_to: str = "",
    of: str = "",
    partial: float = 0.5,
    mistakes: Mapping[str, Any] | None = None,
    tolerance: float | None = None,
    same_domain: bool = True,
    show_point: bool = False,
    **options: Any,
) -> dict[str, Any]:
    """What `grade` may return for a formula: {"score", "message"}. Raises InvalidAnswer for what is no formula.

    variables: what may be in it; left out, those of the right one. form: see unfinished(); a formula that is right but
    not in this form gets the score `partial`. up_to: "constant" (of integration; `of`: the variable) or "factor".
    mistakes: formulas -> a message, or (score, message). show_point: tell a point at which the answer is wrong.
    """
    wanted = _wanted(right, variables, up_to, options)
    goal = authors(right, wanted)
    known = [(authors(each, wanted, "a mistake"), _scored(told)) for each, told in (mistakes or {}).items()]
    if up_to not in UP_TO or not 0 <= partial <= 1:
        raise BadTest('up_to is "constant" or "factor", and partial a number from 0 to 1')
    unfinished(goal, form)  # A form that is none is the author's fault, whatever the answer is.
    check_tolerance(tolerance)
    _check_has_values(goal, domain)
    given = _read(answer, wanted)
    found = _compared(given, goal, up_to, of, domain, tolerance, same_domain)
    if found:
        lacking = unfinished(given, form, goal)
        return (
            {"score": partial, "message": f"Your answer is right, but not in its final form. {lacking}"}
            if lacking
            else dict(RIGHT)
        )
    for wrong, (score, message) in known:
        if equivalent(given, wrong, domain, tolerance=tolerance, same_domain=False):
            return {"score": score, "message": message}
    return {"score": 0, "message": _told(found, show_point)}


def check_equation(
    answer: str, right: Any, variables: Any = None, domain: Any = "real", **options: Any
) -> dict[str, Any]:
    """As check_formula, for an equation or inequality: any multiple of the right one is right."""
    wanted = _wanted(right, variables, "", {"kind": "equation", **options})
    goal = authors(right, wanted)
    check_is_equation(goal)
    return dict(RIGHT) if same_equation(_read(answer, wanted), goal, domain) else {"score": 0, "message": ""}


def check_set(
    answer: str,
    right: Any,
    variables: Any = None,
    domain: Any = "real",
    unknown: str = "",
    partial: bool = True,
    **options: Any,
) -> dict[str, Any]:
    """As check_formula, for a set: `{1, 2}`, or `1 or 2`. partial: each member is a share of the points.

    unknown: a variable; `x = 1 or x = 2` is then the same as `{1, 2}`.
    """
    wanted = _wanted(right, variables, "", {"kind": "set", **options})
    goal = authors(right, wanted)
    more = Options.read({"variables": [unknown]}).variables or () if unknown else ()
    given = _read(answer, replace(wanted, variables=(wanted.variables or frozenset()).union(more)))
    for name in more:
        given.as_typed = without_unknown(given.as_typed, name)
    found, missing, extra = same_set(given, goal, domain)
    if not missing and not extra:
        return dict(RIGHT)
    score = max(0, found - extra) / max(1, found + missing) if partial else 0
    told = f"{_count(found)} of yours {'is' if found == 1 else 'are'} right." if found else ""
    told += f" {_count(extra)} of yours {'is' if extra == 1 else 'are'} not right." if extra else ""
    told += " Something is missing." if missing and found else ""
    return {"score": score, "message": told.strip()}


def _wanted(right: Any, variables: Any, up_to: str, options: Mapping[str, Any]) -> Options:
    """What may be in an answer: without any other word, the variables of the right one."""
    first = Options.read({"kind": "expression", **options, "variables": variables})
    if variables is None:
        goal = authors(right, first)
        variables = goal.names
    names = set(Options.read({"variables": variables}).variables or ())
    if up_to == "constant":
        names.update(CONSTANTS_OF_INTEGRATION)
    return Options.read({"kind": "expression", **options, "variables": sorted(names)})


def _read(answer: Any, wanted: Options) -> Formula:
    if not isinstance(answer, str):
        raise BadTest(f"the answer is {type(answer).__name__}; a formula comes from an answer field of the kind text")
    return from_text(answer, wanted)


def _check_has_values(goal: Formula, domain: Any) -> None:
    """Raises BadTest when there is nothing to compare with."""
    is_complex = goal.is_complex or domain == "complex"
    for _, at in zip(range(100), points(read_domain(domain, sorted(goal.names)), 0), strict=False):
        try:
            value_at(goal.as_typed, at, 15, is_complex)
        except NoValue:
            continue
        return
    raise BadTest(f"right={goal.text!r} has no value in the domain; say where it has, such as domain=(0, 1)")


def _compared(
    given: Formula, goal: Formula, up_to: str, of: str, domain: Any, tolerance: float | None, same_domain: bool
) -> Equivalence:
    if up_to:
        goal = _shifted(given, goal, of, domain) if up_to == "constant" else _stretched(given, goal, domain)
    return equivalent(given, goal, domain, same_domain=same_domain, tolerance=tolerance)


def _shifted(given: Formula, goal: Formula, of: str, domain: Any) -> Formula:
    """The right formula and what it differs by at one point: the constant, if it is one."""
    if not of and len(goal.names) != 1:
        raise BadTest('up_to="constant" needs of="x": the variable of the integral')
    name = Options.read({"variables": [of or next(iter(goal.names))]}).variables
    difference = given.as_typed - goal.as_typed
    for at in _points(given, goal, domain):
        if any(isinstance(value, complex) for value in at.values()):
            continue
        there = {sympy.Symbol(each): sympy.Rational(str(at[each])) for each in name or ()}
        try:
            value_at(difference, at, is_complex=given.is_complex)
        except NoValue:
            continue
        constant = difference.xreplace(there)
        return Formula(
            goal.text, None, (), goal.expression + constant, sympy.Add(goal.as_typed, constant, evaluate=False)
        )
    return goal


def _stretched(given: Formula, goal: Formula, domain: Any) -> Formula:
    """The right formula times the number that the answer is of it at one point."""
    for at in _points(given, goal, domain):
        try:
            above, below = (value_at(each.as_typed, at, 40) for each in (given, goal))
        except NoValue:
            continue
        if above == 0 or below == 0:
            continue
        factor = sympy.Float(mpmath.nstr(above / below, 38), 38)
        return Formula(goal.text, None, (), factor * goal.expression, sympy.Mul(factor, goal.as_typed, evaluate=False))
    return goal


def _points(given: Formula, goal: Formula, domain: Any) -> Iterable[dict[str, Any]]:
    found = points(read_domain(domain, sorted(given.names | goal.names)), 1)
    return (at for _, at in zip(range(40), found, strict=False))


def _told(found: Equivalence, show_point: bool) -> str:
    if found.near:
        return "Your answer is nearly right. Are numbers in it rounded? Write exact ones, such as 1/3, sqrt(2) or pi."
    point = found.point
    if found.gap and point is not None:
        what = "has no value at some points where it should have one"
        if point.right is None:
            what = "has a value at some points where there should be none"
        return f"Your answer agrees with the right one elsewhere, but it {what}. Look at roots, logarithms and signs."
    if not show_point or point is None or not point.at or point.left is None or point.right is None:
        return ""
    where = ", ".join(rf"\({name_as_latex(name)} = {_number(value)}\)" for name, value in point.at.items())
    return rf"At {where} your answer is \({_number(point.left)}\), but should be \({_number(point.right)}\)."


def _number(value: Any) -> str:
    """A number as TeX: fractions as they are, others with six digits."""
    if isinstance(value, (complex, mpmath.mpc)):
        real, imaginary = _number(mpmath.mpf(value.real)), _number(mpmath.mpf(value.imag))
        return real if value.imag == 0 else rf"{real} + ({imaginary})\mathrm{{i}}"
    if hasattr(value, "denominator") and hasattr(value, "numerator"):
        numerator, denominator = value.numerator, value.denominator
        sign = "-" if numerator < 0 else ""
        return str(value) if denominator == 1 else rf"{sign}\frac{{{abs(numerator)}}}{{{denominator}}}"
    digits, _, exponent = mpmath.nstr(value, 6).partition("e")
    digits = digits.removesuffix(".0")
    return rf"{digits} \cdot 10^{{{int(exponent)}}}" if exponent else digits


def _scored(told: Any) -> tuple[float, str]:
    if isinstance(told, str):
        return 0, told
    if isinstance(told, (tuple, list)) and len(told) == 2 and isinstance(told[1], str):
        return told[0], told[1]
    raise BadTest(f"a mistake has {told!r:.60}; it has a message, or a score and a message")


def _count(number: int) -> str:
    return {1: "One", 2: "Two", 3: "Three"}.get(number, str(number))
