"""Where a formula is looked at: which numbers its variables may be."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Any

import sympy

from .faults import BadTest
from .options import variable

WORDS = ("real", "positive", "negative", "integer", "natural", "complex")
_SIMPLE = (2, 3, -2, Fraction(1, 2), 5, -3, Fraction(-1, 2), 7, 1, -1, 4, Fraction(3, 2), 10, Fraction(1, 3), -5, 11)
"""Tried first: points that a learner can check by hand."""

FIRST_SIMPLE = 4
"""How many simple points come before any that are drawn."""


@dataclass(frozen=True, slots=True)
class Domain:
    """The numbers of one variable. low, high: real bounds, themselves left out. kind: real, integer or complex."""

    kind: str = "real"
    low: float = -math.inf
    high: float = math.inf

    @property
    def assumptions(self) -> dict[str, bool]:
        """What SymPy may assume."""
        if self.kind == "complex":
            return {}
        found = {"integer": True} if self.kind == "integer" else {"real": True}
        if self.low >= 0:
            found["positive"] = True
        elif self.high <= 0:
            found["negative"] = True
        return found

    def holds(self, number: Fraction | int) -> bool:
        whole = self.kind != "integer" or Fraction(number).denominator == 1
        return whole and self.low < number < self.high

    def simple(self) -> list[Fraction]:
        found = [Fraction(each) for each in _SIMPLE if self.holds(each)]
        if self.kind == "integer" or found:
            return found
        low, high = self._bounds()
        return [Fraction(low + (high - low) * part / 4).limit_denominator(100) for part in (2, 1, 3)]

    def drawn(self, random: Random) -> Any:
        low, high = self._bounds()
        if self.kind == "integer":
            return Fraction(random.randint(math.ceil(low), math.floor(high)))
        drawn = Fraction(random.uniform(low, high)).limit_denominator(9_973)
        if self.kind == "complex":
            return complex(float(drawn), random.uniform(-4, 4))
        return drawn if self.low < drawn < self.high else Fraction((low + high) / 2)

    def _bounds(self) -> tuple[float, float]:
        """Bounds of what is drawn: a stretch of ten where the domain has no end."""
        low, high = self.low, self.high
        step = 60 if self.kind == "integer" else 8
        if low == -math.inf:
            low = -step if high == math.inf else high - step
        if high == math.inf:
            high = max(low, 0) + step
        if self.kind == "integer":
            return math.floor(low) + 1, math.ceil(high) - 1
        return low, high


def read_domain(given: Any, names: Sequence[str]) -> dict[str, Domain]:
    """The domain of each variable. given: one for all of them, or by name: a word, or (low, high). Raises BadTest."""
    if isinstance(given, Mapping):
        known = {variable(name): _domain(each) for name, each in given.items()}
        return {name: known.get(name, Domain()) for name in names}
    one = _domain(given)
    return dict.fromkeys(names, one)


def _domain(given: Any) -> Domain:
    words = {
        "real": Domain(),
        "positive": Domain(low=0),
        "negative": Domain(high=0),
        "integer": Domain("integer"),
        "natural": Domain("integer", low=0),
        "complex": Domain("complex"),
    }
    if isinstance(given, Domain):
        return given
    if isinstance(given, str) and given in words:
        return words[given]
    if isinstance(given, (tuple, list)) and len(given) == 2 and all(_is_bound(each) for each in given):
        low, high = map(float, given)
        if low < high:
            return Domain(low=low, high=high)
    raise BadTest(f"domain is {given!r}; it is one of {', '.join(WORDS)}, or two numbers, the lower one first")


def _is_bound(given: Any) -> bool:
    return isinstance(given, (int, float, sympy.Number)) and not isinstance(given, bool) and given == given


def points(domains: Mapping[str, Domain], seed: int) -> Iterator[dict[str, Any]]:
    """Points without end: simple ones first, then drawn ones, always the same for a seed."""
    random = Random(seed)
    names = list(domains)
    if not names:
        yield {}
        return
    simple = {name: domains[name].simple() for name in names}
    for number in range(max(map(len, simple.values()), default=0)):
        # Each variable begins at another of the simple numbers, so that x and y are not the same everywhere.
        if all(simple.values()):
            yield {name: simple[name][(number + place) % len(simple[name])] for place, name in enumerate(names)}
        for _ in range(2 if number >= FIRST_SIMPLE else 0):
            yield {name: domains[name].drawn(random) for name in names}
    while True:
        yield {name: domains[name].drawn(random) for name in names}
