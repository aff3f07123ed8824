"""Significant figures: how many a number was typed with, and whether two numbers agree to so many."""

from __future__ import annotations

import math
from fractions import Fraction

from .faults import BadTest, NotUnderstood
from .grammar import read
from .options import Options
from .tree import Negative, Node, Number, Power, Product, walk


def figures(typed: str) -> int:
    """The significant figures of a number as it was typed: 3 for 0.0120. Zeros at the end of 1200 do not count.

    Raises InvalidAnswer when it is no number.
    """
    least, _most = figures_between(_number_of(typed))
    return least


def has_figures(typed: str, count: int) -> bool:
    """Whether a number was typed with so many significant figures; 1200 has two, three or four."""
    least, most = figures_between(_number_of(typed))
    return least <= count <= most


def figures_between(number: Number) -> tuple[int, int]:
    """At least and at most so many, for zeros at the end of a whole number may count or not."""
    digits = number.digits.replace(".", "").lstrip("0")
    if not digits:
        return 1, 1
    if "." in number.digits:
        return len(digits), len(digits)
    return max(1, len(digits.rstrip("0"))), len(digits)


def main_number(tree: Node) -> Number | None:
    """The number that says how exact a quantity is: the only one beside exponents and powers of ten."""
    exponents = {id(each) for node in walk(tree) if isinstance(node, Power) for each in walk(node.exponent)}
    tens = {id(node.base) for node in walk(tree) if isinstance(node, Power)}
    found = [node for node in walk(tree) if isinstance(node, Number) and id(node) not in exponents | tens]
    return found[0] if len(found) == 1 else None


def agree_to(value: float, right: float, count: int) -> bool:
    """Whether a number is the right one rounded to so many figures, or lies nearer to it than that."""
    if type(count) is not int or not 1 <= count <= 15:
        raise BadTest(f"figures is {count!r}; it is a whole number from 1 to 15")
    if right == 0:
        return value == 0
    step = Fraction(10) ** (math.floor(math.log10(abs(right))) - count + 1)
    # Half a step, and a little for numbers that lie just in between, whichever way they were rounded.
    return abs(Fraction(value) - Fraction(right)) <= step * Fraction(501, 1000)


def _number_of(typed: str) -> Number:
    tree = read(typed, Options(kind="expression", variables=frozenset(), units=False)).tree
    core = tree.of if isinstance(tree, Negative) else tree
    if isinstance(core, Product):
        found = main_number(core)
        if found is not None:
            return found
    if not isinstance(core, Number):
        raise NotUnderstood("Type one number.", 0, len(typed))
    return core
