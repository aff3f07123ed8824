"""Refuses numbers that nobody could write out: 9^9^9^9, or the factorial of a million."""

from __future__ import annotations

import math
from fractions import Fraction

from .faults import NotUnderstood
from .tree import Call, Constant, Factorial, Negative, Node, Number, Power, Product, Sum

MOST_BITS = 4_000
"""Of a number that working a formula out may lead to: twelve hundred digits."""


def check_size(tree: Node) -> None:
    """Raises NotUnderstood."""
    _bits(tree)


def _bits(node: Node) -> float:
    """Above the bits of the largest number that may come of working the node out, whatever is put in for variables.

    Variables count as one bit, so that their exponents are bounded by the same rule.
    """
    if isinstance(node, Number):
        found = _bits_of(node.value)
    elif isinstance(node, Power):
        found = _bits(node.base) * max(1.0, _size(node.exponent))
    elif isinstance(node, Factorial):
        size = _size(node.of)
        found = size * (math.log2(size + 1) + 1)
    elif isinstance(node, Call) and node.function == "exp":
        found = 2 * max(1.0, _size(node.arguments[0]))
    elif isinstance(node, Call) and node.function in ("ln", "log"):
        found = math.log2(max(map(_bits, node.arguments)) + 1) + 2
    elif isinstance(node, (Sum, Product, Negative, Call)):
        found = sum(map(_bits, node.parts))
    else:
        found = 2.0 if isinstance(node, Constant) else max([1.0, *map(_bits, node.parts)])
    if found > MOST_BITS:
        raise NotUnderstood("This becomes too large to work with. Use smaller exponents.", node.start, node.end)
    return max(1.0, found)


def _size(node: Node) -> float:
    """Above the largest number in an exponent: its own value when it is a plain number."""
    if isinstance(node, Negative):
        return _size(node.of)
    if isinstance(node, Number):
        value = abs(node.value)
        _bits(node)
        return float(max(value.numerator, 1) if value.denominator == 1 else value) if value < 2**60 else 2.0**60
    bits = _bits(node)
    return 2.0**bits if bits < 60 else 2.0**60


def _bits_of(value: Fraction) -> float:
    return float(max(abs(value.numerator).bit_length(), value.denominator.bit_length(), 1))
