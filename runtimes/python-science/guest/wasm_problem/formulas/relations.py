"""Equations that say the same, and sets with the same members."""

from __future__ import annotations

from typing import Any

import sympy

from .domains import points, read_domain
from .equivalence import equivalent
from .evaluation import value_at
from .faults import BadTest, NotUnderstood, NoValue
from .reading import Formula

MOST_MEMBERS = 40
"""Of a set."""
_TURNED = {">": "<", ">=": "<="}
_SIGNS = {
    sympy.Eq: "=", sympy.Ne: "!=", sympy.Lt: "<", sympy.Le: "<=", sympy.Gt: ">", sympy.Ge: ">=",
}  # fmt: skip


def same_equation(answer: Formula, right: Formula, domain: Any = "real") -> bool:
    """Whether one equation is a multiple of the other: 2x = 4 and x = 2. Of inequalities by a positive factor."""
    one, other = _parts(answer.as_typed), _parts(right.as_typed)
    if one is None or other is None or one[0] != other[0]:
        return False
    sign, left = one
    _, wanted = other
    if equivalent(left, wanted, domain=domain, same_domain=False):
        return True
    if sign in ("=", "!=") and equivalent(left, -wanted, domain=domain, same_domain=False):
        return True
    factor = _constant_ratio(left, wanted, domain)
    if factor is None or (sign not in ("=", "!=") and factor < 0):
        return False
    return bool(equivalent(left, factor * wanted, domain=domain, same_domain=False, tolerance=1e-9))


def same_set(answer: Formula, right: Formula, domain: Any = "real") -> tuple[int, int, int]:
    """How many members of the right set are in the answer, how many are missing, and how many are too many."""
    if isinstance(answer.as_typed, sympy.Tuple) and len(answer.as_typed) > MOST_MEMBERS:
        raise NotUnderstood(f"A set has at most {MOST_MEMBERS} members here.", 0, len(answer.text))
    given, wanted = _members(answer.as_typed, domain), _members(right.as_typed, domain)
    found = [any(_same(each, one, domain) for one in given) for each in wanted]
    extra = [each for each in given if not any(_same(each, one, domain) for one in wanted)]
    return sum(found), len(found) - sum(found), len(extra)


def without_unknown(found: Any, name: str) -> Any:
    """The members of a set, with 1 for x = 1."""

    def value(each: Any) -> Any:
        if not isinstance(each, sympy.Eq):
            return each
        sides = [side for side in each.args if side != sympy.Symbol(name)]
        return sides[0] if len(sides) == 1 and not sides[0].has(sympy.Symbol(name)) else each

    return sympy.Tuple(*map(value, found)) if isinstance(found, sympy.Tuple) else value(found)


def _parts(relation: Any) -> tuple[str, Any] | None:
    """The sign, and left side minus right side; > is turned into <."""
    for kind, sign in _SIGNS.items():
        if isinstance(relation, kind):
            left, right = relation.args
            if sign in _TURNED:
                return _TURNED[sign], right - left
            return sign, left - right
    return None


def _constant_ratio(left: Any, right: Any, domain: Any) -> Any:
    """The number that one is of the other, seen at a point; None when there is none."""
    names = sorted({each.name for each in (left + right).free_symbols})
    for _, at in zip(range(20), points(read_domain(domain, names), 1), strict=False):
        try:
            above, below = value_at(left, at), value_at(right, at)
        except NoValue:
            continue
        if below != 0 and above != 0:
            return sympy.Float(str(above / below), 30)
    return None


def _members(found: Any, domain: Any) -> list[Any]:
    """Each member once."""
    members: list[Any] = []
    for each in found if isinstance(found, sympy.Tuple) else [found]:
        if not any(_same(each, one, domain) for one in members):
            members.append(each)
    return members


def _same(one: Any, other: Any, domain: Any) -> bool:
    if isinstance(one, sympy.Tuple) or isinstance(other, sympy.Tuple):
        both = isinstance(one, sympy.Tuple) and isinstance(other, sympy.Tuple) and len(one) == len(other)
        return both and all(_same(a, b, domain) for a, b in zip(one, other, strict=True))
    relations = [_parts(each) for each in (one, other)]
    if relations[0] or relations[1]:
        if not all(relations):
            return False
        return same_equation(_as_formula(one), _as_formula(other), domain)
    return bool(equivalent(one, other, domain=domain))


def _as_formula(relation: Any) -> Formula:
    return Formula("", None, (), relation, relation)


def check_is_equation(right: Formula) -> None:
    """Raises BadTest."""
    if _parts(right.as_typed) is None:
        raise BadTest(f"right={right.text!r} is no equation with one sign")
