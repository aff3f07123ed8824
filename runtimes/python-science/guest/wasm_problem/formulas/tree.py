"""A formula as it was typed: nothing is worked out, nothing put in order. start, end: where it stands in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Node:
    start: int
    end: int

    @property
    def parts(self) -> tuple[Node, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class Number(Node):
    """digits: as typed, with a decimal point. exponent: of ten, or None when none was typed."""

    digits: str
    exponent: int | None = None

    @property
    def value(self) -> Fraction:
        return Fraction(self.digits) * Fraction(10) ** (self.exponent or 0)

    @property
    def is_whole(self) -> bool:
        return self.exponent is None and "." not in self.digits


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A variable: `x`, `x_1`, or a Greek letter by its English name."""

    name: str


@dataclass(frozen=True, slots=True)
class Constant(Node):
    """name: pi, e, i or infinity."""

    name: str


@dataclass(frozen=True, slots=True)
class Unit(Node):
    """symbol: with its prefix, as in the table of units."""

    symbol: str


@dataclass(frozen=True, slots=True)
class Negative(Node):
    of: Node

    @property
    def parts(self) -> tuple[Node, ...]:
        return (self.of,)


@dataclass(frozen=True, slots=True)
class Sum(Node):
    """terms: (1 or -1, term)."""

    terms: tuple[tuple[int, Node], ...]

    @property
    def parts(self) -> tuple[Node, ...]:
        return tuple(term for _, term in self.terms)


@dataclass(frozen=True, slots=True)
class Product(Node):
    """factors: how each is joined to what stands before it ("*", "/", or "" when nothing was typed), and the factor."""

    factors: tuple[tuple[str, Node], ...]

    @property
    def parts(self) -> tuple[Node, ...]:
        return tuple(factor for _, factor in self.factors)


@dataclass(frozen=True, slots=True)
class Power(Node):
    base: Node
    exponent: Node

    @property
    def parts(self) -> tuple[Node, ...]:
        return (self.base, self.exponent)


@dataclass(frozen=True, slots=True)
class Factorial(Node):
    of: Node

    @property
    def parts(self) -> tuple[Node, ...]:
        return (self.of,)


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A function of arguments. The second argument of log is its base, that of root its degree."""

    function: str
    arguments: tuple[Node, ...]

    @property
    def parts(self) -> tuple[Node, ...]:
        return self.arguments


@dataclass(frozen=True, slots=True)
class Relation(Node):
    """Sides with a sign between each two of them: = != < > <= >=."""

    signs: tuple[str, ...]
    sides: tuple[Node, ...]

    @property
    def parts(self) -> tuple[Node, ...]:
        return self.sides


@dataclass(frozen=True, slots=True)
class Collection(Node):
    """kind: "set", "tuple" or "list" (a vector)."""

    kind: str
    items: tuple[Node, ...]

    @property
    def parts(self) -> tuple[Node, ...]:
        return self.items


@dataclass(frozen=True, slots=True)
class Matrix(Node):
    rows: tuple[tuple[Node, ...], ...]

    @property
    def parts(self) -> tuple[Node, ...]:
        return tuple(item for row in self.rows for item in row)


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(node.parts)


def names(node: Node) -> list[str]:
    """The variables in it, in alphabetical order."""
    return sorted({each.name for each in walk(node) if isinstance(each, Name)})
