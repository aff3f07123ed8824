"""Whether two formulas are the same: by algebra where that is quick, by their values at many points otherwise."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import mpmath
import sympy

from .domains import Domain, points, read_domain
from .evaluation import value_at
from .faults import BadTest, NoValue
from .reading import Formula, as_formula

SAMPLES = 16
"""Points where both have a value that have to agree."""
MOST_POINTS = 160
"""Points tried, values or not."""
MOST_WITHOUT_VALUES = 60
"""Points tried before it is taken for granted that there are no values."""
MOST_OPERATIONS = 120
"""Of a difference that is worked out by algebra."""
MOST_TERMS = 400
_SAME = mpmath.mpf("1e-12")


@dataclass(frozen=True, slots=True)
class Point:
    """A point, and both values there; None where there is none."""

    at: Mapping[str, Any]
    left: Any
    right: Any


@dataclass(frozen=True, slots=True)
class Equivalence:
    """What came of comparing. how: "identical", "algebra", "values" or "domain", or "undecided".

    point: where they differ, when they do. gap: they differ only by having no value at some points.
    near: they differ by so little that numbers in one of them may be rounded.
    """

    equivalent: bool
    how: str
    point: Point | None = None
    gap: bool = False
    near: bool = field(default=False)

    def __bool__(self) -> bool:
        return self.equivalent


def equivalent(
    left: Any,
    right: Any,
    domain: Any = "real",
    samples: int = SAMPLES,
    seed: int = 0,
    same_domain: bool = True,
    tolerance: float | None = None,
) -> Equivalence:
    """Whether two formulas have the same value wherever their variables are in the domain.

    left, right: texts, Formulas, numbers or SymPy expressions. domain: "real", "positive", "integer", "complex" or
    (low, high), for all variables or in a dictionary by their names. same_domain=False: points where only one of them
    has a value do not count. tolerance: the relative difference that is let pass, for formulas with rounded numbers.
    """
    one, other = as_formula(left), as_formula(right)
    check_tolerance(tolerance)
    domains = read_domain(domain, sorted(one.names | other.names))
    if one.expression == other.expression and not one.expression.has(sympy.nan):
        return Equivalence(True, "identical")
    if _same_by_algebra(one, other, domains):
        return Equivalence(True, "algebra")
    return _by_values(one, other, domains, samples, seed, same_domain, tolerance)


def check_tolerance(tolerance: float | None) -> None:
    """Raises BadTest."""
    if tolerance is not None and not 0 < tolerance < 1:
        raise BadTest(f"tolerance is {tolerance!r}; it is a share between 0 and 1, such as 0.01")


def _same_by_algebra(one: Formula, other: Formula, domains: Mapping[str, Domain]) -> bool:
    """Never says yes wrongly, and gives up soon."""
    known = {sympy.Symbol(name): sympy.Symbol(name, **each.assumptions) for name, each in domains.items()}
    try:
        left, right = one.expression.xreplace(known), other.expression.xreplace(known)
        if left == right:
            return True
        difference = left - right
        if difference == 0:
            return True
        if expanded_terms(difference) > MOST_TERMS or difference.count_ops() > MOST_OPERATIONS:
            return False
        return bool(sympy.expand(difference) == 0)
    except (ArithmeticError, TypeError, ValueError, AttributeError, RecursionError):
        return False


def expanded_terms(expression: Any) -> int:
    """About how many terms it has when all products are multiplied out."""
    if expression.is_Add:
        return sum(map(expanded_terms, expression.args))
    if expression.is_Mul:
        found = 1
        for each in expression.args:
            found = min(found * expanded_terms(each), 10**6)
        return found
    if expression.is_Pow and expression.exp.is_Integer:
        terms, power = expanded_terms(expression.base), abs(int(expression.exp))
        if terms == 1:
            return 1
        return 10**6 if max(terms, power) > MOST_TERMS else min(math.comb(power + terms - 1, power), 10**6)
    return max([1, *map(expanded_terms, expression.args)])


def _by_values(
    one: Formula,
    other: Formula,
    domains: Mapping[str, Domain],
    samples: int,
    seed: int,
    same_domain: bool,
    tolerance: float | None,
) -> Equivalence:
    is_complex = one.is_complex or other.is_complex or any(each.kind == "complex" for each in domains.values())
    comparison = _Comparison(one, other, is_complex, tolerance)
    for tried, at in enumerate(itertools.islice(points(domains, seed), MOST_POINTS), 1):
        comparison.look_at(at)
        if comparison.different is not None and not comparison.near:
            break
        seen = comparison.agreed + comparison.differed
        if not seen and (len(comparison.gaps) >= samples or tried >= MOST_WITHOUT_VALUES):
            break
        if seen >= samples and (tried >= 2 * samples or not comparison.gaps):
            break
    return comparison.result(same_domain, has_integers=any(each.kind == "integer" for each in domains.values()))


class _Comparison:
    """What was seen at the points so far."""

    def __init__(self, one: Formula, other: Formula, is_complex: bool, tolerance: float | None) -> None:
        self._one, self._other = one, other
        self._complex = is_complex
        self._tolerance = tolerance
        self.agreed = self.differed = 0
        self.gaps: list[Point] = []
        self.different: Point | None = None
        self.near = True

    def look_at(self, at: Mapping[str, Any]) -> None:
        values = self._values(at)
        if None in values:
            if values != [None, None] and not self._is_lone_gap(at):
                self.gaps.append(Point(at, *values))
        elif self._agree(at, *values):
            self.agreed += 1
        else:
            self.differed += 1
            self.different = self.different or Point(at, *values)
            self.near = self.near and _is_near(*values)

    def result(self, same_domain: bool, has_integers: bool) -> Equivalence:
        if self.different is not None:
            return Equivalence(False, "values", self.different, near=self.near)
        # Among whole numbers nothing lies beside a gap that would tell a hole from a stretch without values.
        lone = has_integers and len(self.gaps) * 4 <= self.agreed
        if self.gaps and same_domain and not lone:
            return Equivalence(False, "domain", _gap(self.gaps), gap=self.agreed > 0)
        if self.agreed == 0:
            return Equivalence(False, "undecided")
        return Equivalence(True, "values")

    def _values(self, at: Mapping[str, Any], digits: int = 30) -> list[Any]:
        return [_value(each, at, self._complex, digits) for each in (self._one, self._other)]

    def _is_lone_gap(self, at: Mapping[str, Any]) -> bool:
        """(x^2-1)/(x-1) has none but at 1: that does not count."""
        for step in (Fraction(1, 997), Fraction(-1, 991)):
            beside = {name: value + step * place for place, (name, value) in enumerate(at.items(), 1)}
            if not at or None in self._values(beside):
                return False
        return True

    def _agree(self, at: Mapping[str, Any], left: Any, right: Any) -> bool:
        """Two values that differ by rounding differ by less once more digits are taken."""
        difference, size = abs(left - right), max(abs(left), abs(right))
        allowed = _SAME if self._tolerance is None else mpmath.mpf(self._tolerance)
        if difference <= allowed * size:
            return True
        exact = self._values(at, 80)
        if None in exact:
            return False
        return bool(abs(exact[0] - exact[1]) <= max(difference * _SAME, allowed * max(map(abs, exact))))


def _gap(gaps: list[Point]) -> Point:
    return next((each for each in gaps if each.left is None), gaps[0])


def _value(formula: Formula, at: Mapping[str, Any], is_complex: bool, digits: int = 30) -> Any:
    try:
        return value_at(formula.as_typed, at, digits, is_complex)
    except NoValue:
        return None


def _is_near(left: Any, right: Any) -> bool:
    return bool(abs(left - right) <= max(abs(left), abs(right)) * mpmath.mpf("0.01"))
