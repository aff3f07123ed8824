"""Grades a quantity or a matrix in one line: the score, and a message that does not give the answer away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .checks import RIGHT
from .faults import BadTest, InvalidAnswer
from .matrices import authors_matrix, matrix, same_matrix
from .quantities import Quantity, authors_quantity, quantity, same_quantity
from .units import Dimension

_KINDS: dict[Dimension, str] = {
    (0, 0, 0, 0, 0, 0, 0): "a plain number", (1, 0, 0, 0, 0, 0, 0): "a length", (0, 1, 0, 0, 0, 0, 0): "a mass",
    (0, 0, 1, 0, 0, 0, 0): "a time", (0, 0, 0, 1, 0, 0, 0): "an electric current",
    (0, 0, 0, 0, 1, 0, 0): "a temperature",
    (0, 0, 0, 0, 0, 1, 0): "an amount of substance", (2, 0, 0, 0, 0, 0, 0): "an area",
    (3, 0, 0, 0, 0, 0, 0): "a volume",
    (1, 0, -1, 0, 0, 0, 0): "a speed", (1, 0, -2, 0, 0, 0, 0): "an acceleration", (0, 0, -1, 0, 0, 0, 0): "a frequency",
    (1, 1, -2, 0, 0, 0, 0): "a force", (2, 1, -2, 0, 0, 0, 0): "an energy", (2, 1, -3, 0, 0, 0, 0): "a power",
    (-1, 1, -2, 0, 0, 0, 0): "a pressure", (1, 1, -1, 0, 0, 0, 0): "a momentum", (-3, 1, 0, 0, 0, 0, 0): "a density",
    (0, 0, 1, 1, 0, 0, 0): "an electric charge", (2, 1, -3, -1, 0, 0, 0): "a voltage",
    (2, 1, -3, -2, 0, 0, 0): "a resistance", (-3, 0, 0, 0, 0, 1, 0): "a concentration",
    (0, 1, 0, 0, 0, -1, 0): "a molar mass",
}  # fmt: skip
_TOLD = {
    "sign": "The sign is not right.",
    "near": "Nearly. Round only at the end.",
    "unit": "The number and the unit do not fit each other: look at prefixes and conversions.",
    "number": "The unit fits, but the number is not right.",
}


def check_quantity(
    answer: str,
    right: str | Quantity,
    rel_tol: float | None = None,
    abs_tol: str | float | None = None,
    figures: int | None = None,
    unit: str = "",
    partial: float = 0.5,
    **options: Any,
) -> dict[str, Any]:
    """What `grade` may return for a number with a unit. Raises InvalidAnswer when it is none, or its unit is missing.

    rel_tol, abs_tol, figures: how near it has to be; see same_quantity. unit: the one that it has to be given in.
    A right value with too few figures, or in another unit than asked for, gets the score `partial`.
    """
    wanted = authors_quantity(right)
    if unit:
        wanted.in_unit(unit)
    given = quantity(answer, **options)
    found = same_quantity(given, wanted, rel_tol, abs_tol, figures)
    if found.fault == "no unit":
        raise InvalidAnswer("Your answer has no unit. Type the number with its unit, such as 5 m/s.")
    if found.fault == "dimension":
        kind = _KINDS.get(given.dimension)
        what = f"Your answer is {kind}: " if kind else ""
        return {"score": 0, "message": f"{what}{'s' if what else 'S'}omething else is asked for. Look at its unit."}
    if found.fault == "figures":
        return {"score": partial, "message": f"Your answer is right. Give it with {figures} significant figures."}
    if not found:
        return {"score": 0, "message": _TOLD[found.fault]}
    if unit and not _is_given_in(given, unit):
        return {"score": partial, "message": f"Your answer is right. Give it in {unit}."}
    return dict(RIGHT)


def check_matrix(
    answer: str,
    right: Any,
    variables: str | Iterable[str] | None = (),
    up_to: str = "",
    domain: Any = "real",
    partial: bool = False,
    show_wrong: bool = False,
    tolerance: float | None = None,
    **options: Any,
) -> dict[str, Any]:
    """What `grade` may return for a matrix or a vector. Raises InvalidAnswer for what is none.

    right: a text, lists, a NumPy array or a matrix of SymPy. up_to: what does not matter; see same_matrix.
    partial: the share of right entries is the score. show_wrong: tell which entries are wrong.
    """
    wanted = authors_matrix(right)
    same_matrix(wanted, wanted, up_to, domain, tolerance)  # A fault of the author's shows whatever the answer is.
    found = same_matrix(matrix(answer, variables, **options), wanted, up_to, domain, tolerance)
    if found:
        return dict(RIGHT)
    if found.fault == "size":
        rows, columns = found.shape
        size = f"{rows} row{'s' * (rows > 1)} and {columns} column{'s' * (columns > 1)}"
        return {"score": 0, "message": f"Your matrix has {size}; another size is asked for."}
    if found.fault == "zero":
        return {"score": 0, "message": "A vector of zeros does not count here."}
    entries = found.shape[0] * found.shape[1]
    if not found.wrong or len(found.wrong) == entries:
        return {"score": 0, "message": ""}
    count = entries - len(found.wrong)
    message = f"{count} of {entries} entries {'is' if count == 1 else 'are'} right."
    if show_wrong:
        message += " Look at " + ", ".join(f"row {row}, column {column}" for row, column in found.wrong) + "."
    return {"score": count / entries if partial else 0, "message": message}


def _is_given_in(given: Quantity, unit: str) -> bool:
    """Whether the number that was typed is the one that belongs to the unit."""
    try:
        number = given.in_unit(unit)
    except BadTest:
        return False
    return abs(number - given.number) <= 1e-9 * max(1e-300, abs(number))
