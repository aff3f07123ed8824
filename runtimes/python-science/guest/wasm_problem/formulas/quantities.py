"""Numbers with units: read from what was typed, and compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sympy

from .evaluation import value_at
from .faults import BadTest, NotUnderstood, NoValue
from .grammar import read
from .latex import latex
from .options import Options
from .plain import plain
from .significant_figures import agree_to, figures_between, main_number
from .symbolic import FUNCTIONS, to_sympy
from .tree import Call, Negative, Node, Number, Power, Product, Sum, Unit, walk
from .units import BASE, Dimension, parts_of

USUAL = 0.01
"""The relative tolerance without any other."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """value: in base units. dimension: powers of m, kg, s, A, K, mol, cd. number: what stood before the units."""

    text: str
    tree: Node
    value: float
    dimension: Dimension
    number: float
    has_unit: bool
    zero: float = 0.0
    """The value of the zero of its unit: 273.15 for °C."""

    @property
    def latex(self) -> str:
        return latex(self.tree)

    def in_unit(self, unit: str) -> float:
        """The number that it has in another unit. Raises BadTest when that measures something else."""
        other = authors_quantity(f"1 {unit}", "unit")
        if other.dimension != self.dimension:
            raise BadTest(f"{self.text!r} cannot be given in {unit!r}: they measure different things")
        return other.number_of(self.value)

    def number_of(self, value: float) -> float:
        """The number that another value has in the unit of this one."""
        if not self.number or self.value == self.zero:
            return value - self.zero
        return (value - self.zero) / ((self.value - self.zero) / self.number)

    def __str__(self) -> str:
        return plain(self.tree)


@dataclass(frozen=True, slots=True)
class Compared:
    """Whether a quantity is the right one. fault: "", "dimension", "no unit", "unit", "sign", "near", "number"
    or "figures"."""

    same: bool
    fault: str

    def __bool__(self) -> bool:
        return self.same


def quantity(text: str, **options: Any) -> Quantity:
    """Reads a number with units. Raises InvalidAnswer with a sentence for the learner."""
    wanted = Options.read({"kind": "quantity", **options})
    if not isinstance(text, str):
        raise BadTest(f"quantity() was given {type(text).__name__}; it takes the text of an answer field")
    tree = read(text, wanted).tree
    try:
        return _Reading(tree).quantity(text)
    except OverflowError:
        raise NotUnderstood("This becomes too large to work with.", 0, len(text)) from None


def authors_quantity(text: Any, what: str = "right") -> Quantity:
    """A quantity of the author's. Raises BadTest."""
    if isinstance(text, Quantity):
        return text
    try:
        return quantity(str(text))
    except NotUnderstood as error:
        raise BadTest(f"{what}={text!r} cannot be read: {error.message}") from None


def same_quantity(
    answer: str | Quantity,
    right: str | Quantity,
    rel_tol: float | None = None,
    abs_tol: str | float | None = None,
    figures: int | None = None,
) -> Compared:
    """Whether two quantities are the same, in whatever units they were given.

    rel_tol: the share of the right one by which they may differ. abs_tol: the same as a quantity, "0.05 m", or a number
    in base units. figures: how many significant figures have to agree; the answer needs to have at least so many.
    Without any of them, 1 %.
    """
    wanted = authors_quantity(right)
    given = quantity(answer) if isinstance(answer, str) else answer
    if given.dimension != wanted.dimension:
        return Compared(False, "dimension" if given.has_unit or not any(wanted.dimension) else "no unit")
    if _is_right(given, wanted, rel_tol, abs_tol, figures):
        if figures is not None and not _has_figures(given.tree, figures):
            return Compared(False, "figures")
        return Compared(True, "")
    if figures is not None and _is_right_so_far(given, wanted, figures):
        return Compared(False, "figures")
    if _is_within(-given.value, wanted, rel_tol, abs_tol):
        return Compared(False, "sign")
    if wanted.value and abs(given.value - wanted.value) <= 0.05 * abs(wanted.value):
        return Compared(False, "near")
    return Compared(False, "unit" if _is_scaled(given, wanted) else "number")


def _is_right(given: Quantity, right: Quantity, rel_tol: float | None, abs_tol: Any, figures: int | None) -> bool:
    if figures is None:
        return _is_within(given.value, right, rel_tol, abs_tol)
    # Rounded in the unit of either: 9.90 m/s is 35.7 km/h to three figures, and 35.7 km/h is 9.92 m/s.
    own = agree_to(given.number, given.number_of(right.value), figures)
    return own or agree_to(right.number_of(given.value), right.number, figures)


def _is_within(value: float, right: Quantity, rel_tol: float | None, abs_tol: Any) -> bool:
    difference = abs(value - right.value)
    if abs_tol is not None:
        allowed = authors_quantity(abs_tol, "abs_tol").value if isinstance(abs_tol, str) else float(abs_tol)
        if difference <= allowed * (1 + 1e-9):
            return True
        if rel_tol is None:
            return False
    share = USUAL if rel_tol is None else rel_tol
    return difference <= share * abs(right.value) * (1 + 1e-9)


def _is_right_so_far(given: Quantity, right: Quantity, figures: int) -> bool:
    """Whether it was rounded well, but to fewer figures."""
    number = main_number(given.tree)
    typed = figures_between(number)[0] if number else figures
    return typed < figures and _is_right(given, right, None, None, typed)


def _is_scaled(given: Quantity, right: Quantity) -> bool:
    """Whether the number would be right with another prefix, or in another unit of the same."""
    if not given.value or not right.value:
        return False
    ratio = abs(given.value / right.value)
    if abs(given.number - right.number) <= USUAL * abs(right.number):
        return True
    steps = (10, 100, 1_000, 10_000, 1_000_000, 1e9, 60, 3_600, 86_400, 3.6)
    return any(abs(ratio * factor - 1) < USUAL or abs(ratio / factor - 1) < USUAL for factor in steps)


def _has_figures(tree: Node, count: int) -> bool:
    number = main_number(tree)
    return number is None or figures_between(number)[1] >= count


class _Reading:
    """Works a quantity out: units are base units and a factor, and sums have to be of one kind."""

    def __init__(self, tree: Node) -> None:
        self._tree = tree

    def quantity(self, text: str) -> Quantity:
        value, dimension = self._of(self._tree)
        number = self._number_before_units()
        zero = self._zero()
        units = [node for node in walk(self._tree) if isinstance(node, Unit)]
        number = value if number is None else number
        return Quantity(text, self._tree, value + zero, dimension, number, bool(units), zero)

    def _zero(self) -> float:
        """Of a temperature that is nothing but a number and one unit with a zero of its own."""
        units = [node for node in walk(self._tree) if isinstance(node, Unit)]
        core = self._tree.of if isinstance(self._tree, Negative) else self._tree
        if len(units) != 1 or not isinstance(core, Product) or core.factors[-1] != ("", units[0]):
            return 0.0
        return float(parts_of(units[0].symbol)[1].zero)

    def _number_before_units(self) -> float | None:
        """9.81 of 9.81 m/s^2: all factors that have no unit in them."""
        core = self._tree.of if isinstance(self._tree, Negative) else self._tree
        sign = -1.0 if isinstance(self._tree, Negative) else 1.0
        if not isinstance(core, Product):
            return None
        found = sign
        for joined, factor in core.factors:
            if not any(isinstance(each, Unit) for each in walk(factor)):
                value = self._of(factor)[0]
                if joined == "/" and value == 0:
                    return None
                found = found / value if joined == "/" else found * value
        return found

    def _of(self, node: Node) -> tuple[float, Dimension]:
        if not any(isinstance(each, Unit) for each in walk(node)):
            return self._number(node), (0,) * len(BASE)
        if isinstance(node, Unit):
            power, unit = parts_of(node.symbol)
            factor = float(unit.factor) * 10.0**power
            return factor * float(sympy.pi) ** unit.pi, unit.dimension
        if isinstance(node, Negative):
            value, dimension = self._of(node.of)
            return -value, dimension
        if isinstance(node, Product):
            return self._product(node)
        if isinstance(node, Sum):
            return self._sum(node)
        if isinstance(node, Power):
            return self._power(node, node.base, to_sympy(node.exponent))
        if isinstance(node, Call) and node.function == "sqrt":
            return self._power(node, node.arguments[0], sympy.S.Half)
        return self._function(node)

    def _product(self, node: Product) -> tuple[float, Dimension]:
        found, powers = 1.0, [0] * len(BASE)
        for sign, factor in node.factors:
            value, dimension = self._of(factor)
            if sign == "/" and value == 0:
                raise NotUnderstood("This divides by zero.", factor.start, factor.end)
            found = found / value if sign == "/" else found * value
            powers = [a - b if sign == "/" else a + b for a, b in zip(powers, dimension, strict=True)]
        return self._finite(found, node), tuple(powers)

    def _sum(self, node: Sum) -> tuple[float, Dimension]:
        found, first = self._of(node.terms[0][1])
        for sign, term in node.terms[1:]:
            value, dimension = self._of(term)
            if dimension != first:
                complaint = "Only quantities of the same kind can be added: look at the units."
                raise NotUnderstood(complaint, node.start, node.end)
            found += sign * value
        return found, first

    def _power(self, node: Node, base: Node, exponent: Any) -> tuple[float, Dimension]:
        value, dimension = self._of(base)
        powers = [each * exponent for each in dimension]
        if not exponent.is_Rational or not all(each.is_Integer for each in powers) or abs(exponent) > 30:
            raise NotUnderstood("This power of a unit has no meaning.", node.start, node.end)
        if (value < 0 and not exponent.is_Integer) or (value == 0 and exponent < 0):
            raise NotUnderstood("This has no value.", node.start, node.end)
        return self._finite(value ** float(exponent), node), tuple(int(each) for each in powers)

    def _function(self, node: Node) -> tuple[float, Dimension]:
        """A function of a quantity without a dimension, such as an angle."""
        arguments = [self._of(each) for each in node.parts]
        if any(any(dimension) for _, dimension in arguments):
            raise NotUnderstood("A function cannot be taken of something that has a unit.", node.start, node.end)
        name = getattr(node, "function", "")
        if name not in FUNCTIONS:
            raise NotUnderstood("This cannot be worked out with units.", node.start, node.end)
        expression = FUNCTIONS[name](*(sympy.Float(value, 30) for value, _ in arguments))
        return self._evaluated(expression, node), (0,) * len(BASE)

    def _number(self, node: Node) -> float:
        if isinstance(node, Number):
            return self._finite(_as_float(node), node)
        return self._evaluated(to_sympy(node, evaluate=False), node)

    def _evaluated(self, expression: Any, node: Node) -> float:
        try:
            return self._finite(float(value_at(expression, {})), node)
        except (NoValue, OverflowError):
            raise NotUnderstood("This has no value.", node.start, node.end) from None

    def _finite(self, value: float, node: Node) -> float:
        if isinstance(value, complex) or not abs(value) < 1e300:
            raise NotUnderstood("This becomes too large to work with.", node.start, node.end)
        return value


def _as_float(number: Number) -> float:
    try:
        return float(number.value)
    except OverflowError:
        return float("inf")
