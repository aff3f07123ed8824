"""Matrices and vectors: read from what was typed, and compared entry by entry, or up to what does not matter."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sympy

from .equivalence import equivalent
from .faults import BadTest, NotUnderstood
from .options import Options
from .reading import Formula, authors, from_text

MOST_ENTRIES = 100
MOST_ROWS_IN_ANY_ORDER = 7


@dataclass(frozen=True, slots=True)
class ComparedMatrix:
    """Whether a matrix is the right one. fault: "", "size", "zero" or "entries".

    wrong: rows and columns, from 1, of entries that are not right. shape: of the one that was given.
    """

    same: bool
    fault: str = ""
    wrong: tuple[tuple[int, int], ...] = ()
    shape: tuple[int, int] = (0, 0)

    def __bool__(self) -> bool:
        return self.same


def matrix(text: str, variables: str | Iterable[str] | None = (), **options: Any) -> Formula:
    """Reads a matrix such as [[1, 2], [3, 4]], or a vector: [1, 2, 3] or (1, 2, 3).

    Its `expression` is one of SymPy. Raises InvalidAnswer with a sentence for the learner.
    """
    return read_matrix(text, Options.read({"variables": variables, "kind": "matrix", **options}))


def read_matrix(text: str, wanted: Options) -> Formula:
    """Raises NotUnderstood."""
    if not isinstance(text, str):
        raise BadTest(f"matrix() was given {type(text).__name__}; it takes the text of an answer field")
    found = from_text(text, wanted)
    for part in ("expression", "as_typed"):
        setattr(found, part, _as_matrix(getattr(found, part), text))
    return found


def same_matrix(
    answer: str | Formula, right: Any, up_to: str = "", domain: Any = "real", tolerance: float | None = None
) -> ComparedMatrix:
    """Whether two matrices have equivalent entries.

    up_to: what does not matter: "row order", "column order", "scale" (a factor of the whole), "row scale" or
    "column scale" (a factor of each row or column), "columns" (order and scale of columns, as for eigenvectors).
    tolerance: the relative difference of entries that is let pass.
    """
    if up_to not in WAYS:
        raise BadTest(f"up_to is {up_to!r}; it is one of {', '.join(each for each in WAYS if each)}")
    wanted = authors_matrix(right)
    given = matrix(answer, None) if isinstance(answer, str) else answer
    one, other = given.as_typed, wanted.as_typed
    if one.shape != other.shape:
        return ComparedMatrix(False, "size", shape=one.shape)

    def same(left: Any, right: Any) -> bool:
        return bool(equivalent(left, right, domain=domain, tolerance=tolerance))

    if ("scale" in up_to or up_to == "columns") and any(_is_zero(each, same) for each in _vectors(one, up_to)):
        return ComparedMatrix(False, "zero", shape=one.shape)
    if WAYS[up_to](one, other, same):
        return ComparedMatrix(True, shape=one.shape)
    wrong: tuple[tuple[int, int], ...] = ()
    if not up_to:
        places = itertools.product(range(one.rows), range(one.cols))
        wrong = tuple((row + 1, column + 1) for row, column in places if not same(one[row, column], other[row, column]))
    return ComparedMatrix(False, "entries", wrong, one.shape)


def authors_matrix(right: Any, what: str = "right") -> Formula:
    """A matrix of the author's: a text, lists of numbers, a NumPy array or one of SymPy. Raises BadTest."""
    if isinstance(right, Formula):
        return right
    if isinstance(right, str):
        try:
            return read_matrix(right, Options(kind="matrix"))
        except NotUnderstood as error:
            raise BadTest(f"{what}={right!r} cannot be read: {error.message}") from None
    if hasattr(right, "tolist"):
        right = right.tolist()
    if isinstance(right, (list, tuple)):
        rows = [each if isinstance(each, (list, tuple)) else [each] for each in right]
        try:
            right = sympy.ImmutableMatrix([[sympy.sympify(each, strict=True) for each in row] for row in rows])
        except (ValueError, TypeError, sympy.SympifyError):
            raise BadTest(f"{what} is {right!r:.60}; it is a list of rows of numbers") from None
    return authors(right, Options(kind="matrix"), what)


def _as_matrix(found: Any, text: str) -> Any:
    if isinstance(found, sympy.Tuple):
        if any(isinstance(each, (sympy.Tuple, sympy.MatrixBase)) for each in found):
            raise NotUnderstood("Write a matrix with square brackets, such as [[1, 2], [3, 4]].", 0, len(text))
        found = sympy.ImmutableMatrix(len(found), 1, list(found))
    if not isinstance(found, sympy.MatrixBase) or found.rows * found.cols > MOST_ENTRIES:
        raise NotUnderstood("A matrix is asked for, such as [[1, 2], [3, 4]], or a vector.", 0, len(text))
    return found


Same = Callable[[Any, Any], bool]


def _plain(one: Any, other: Any, same: Same) -> bool:
    return all(same(left, right) for left, right in zip(one, other, strict=True))


def _scaled(one: Any, other: Any, same: Same) -> bool:
    """Whether one is a multiple of the other: all 2x2 determinants with the largest entry of the right one are 0."""
    left, right = list(one), list(other)
    pivot = next((place for place, each in enumerate(right) if not same(each, 0)), None)
    if pivot is None or same(left[pivot], 0):
        return False
    return all(same(a * right[pivot], b * left[pivot]) for a, b in zip(left, right, strict=True))


def _rows(found: Any) -> list[Any]:
    return [found[place, :] for place in range(found.rows)]


def _in_any_order(compare: Callable[[Any, Any, Same], bool]) -> Callable[[Any, Any, Same], bool]:
    def compared(one: Any, other: Any, same: Same) -> bool:
        left, right = _rows(one), _rows(other)
        if len(left) > MOST_ROWS_IN_ANY_ORDER:
            raise BadTest(f"up_to an order compares at most {MOST_ROWS_IN_ANY_ORDER} rows or columns")
        fits = [[compare(a, b, same) for b in right] for a in left]
        return any(all(fits[a][b] for a, b in enumerate(order)) for order in itertools.permutations(range(len(right))))

    return compared


def _each(compare: Callable[[Any, Any, Same], bool]) -> Callable[[Any, Any, Same], bool]:
    return lambda one, other, same: all(compare(a, b, same) for a, b in zip(_rows(one), _rows(other), strict=True))


def _turned(compare: Callable[[Any, Any, Same], bool]) -> Callable[[Any, Any, Same], bool]:
    return lambda one, other, same: compare(one.T, other.T, same)


WAYS: dict[str, Callable[[Any, Any, Same], bool]] = {
    "": _plain,
    "row order": _in_any_order(_plain),
    "column order": _turned(_in_any_order(_plain)),
    "scale": _scaled,
    "row scale": _each(_scaled),
    "column scale": _turned(_each(_scaled)),
    "columns": _turned(_in_any_order(_scaled)),
}
"""Name of what does not matter -> comparison."""


def _vectors(found: Any, up_to: str) -> Sequence[Any]:
    if up_to == "scale":
        return [found]
    return _rows(found if up_to == "row scale" else found.T)


def _is_zero(vector: Any, same: Same) -> bool:
    return all(same(each, 0) for each in vector)
