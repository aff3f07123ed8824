"""Values in any order: which is which."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

A = TypeVar("A")
B = TypeVar("B")


def identity(value: Any) -> Any:
    """Returns something hashable that is equal for equal JSON values, and for no others: True is not 1."""
    kind = type(value)
    if kind is bool:
        return bool, value
    if kind is list:
        return list, tuple(map(identity, value))
    if kind is dict:
        return dict, frozenset((key, identity(each)) for key, each in value.items())
    return value


def pair_up(ours: Sequence[A], theirs: Sequence[B], fits: Callable[[A, B], bool]) -> bool:
    """Returns whether each of ours can be paired with one of theirs that fits, and no two with the same one.

    An answer may fit several expectations: taking the first that fits could leave another with none. So a pair may
    be parted again when both find others (Kuhn's algorithm).
    """
    partner: dict[int, int] = {}

    def find(mine: int, asked: set[int]) -> bool:
        for index, other in enumerate(theirs):
            if index in asked or not fits(ours[mine], other):
                continue
            asked.add(index)
            if index not in partner or find(partner[index], asked):
                partner[index] = mine
                return True
        return False

    return all(find(mine, set()) for mine in range(len(ours)))
