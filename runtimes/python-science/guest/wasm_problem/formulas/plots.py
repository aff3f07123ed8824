"""Pictures in the feedback, as numbers: the page that shows the feedback draws them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from .evaluation import function_of
from .faults import BadTest, NoValue
from .options import variable
from .reading import as_formula

MOST_SERIES = 6
MOST_POINTS = 500
USUAL_POINTS = 121
LARGEST = 1e300


def plot(
    title: str,
    *series: dict[str, Any],
    x_label: str = "",
    y_label: str = "",
    description: str = "",
    x_range: Sequence[float] | None = None,
    y_range: Sequence[float] | None = None,
) -> dict[str, Any]:
    """A picture for the key "figure" of a verdict. series: made by curve() or dots().

    description: what the picture shows, in words, for those who do not see it. y_range: what is outside is not shown.
    """
    if not title or not 1 <= len(series) <= MOST_SERIES:
        raise BadTest(f"plot() needs a title and one to {MOST_SERIES} series, made by curve() or dots()")
    figure: dict[str, Any] = {"title": str(title), "series": list(series)}
    texts = {"x_label": x_label, "y_label": y_label, "description": description}
    figure.update({key: str(value) for key, value in texts.items() if value})
    for key, bounds in (("x_range", x_range), ("y_range", y_range)):
        if bounds is not None:
            figure[key] = list(_range(key, bounds))
    return figure


def curve(
    function: Any, name: str, low: float, high: float, label: str = "", points: int = USUAL_POINTS
) -> dict[str, Any]:
    """The graph of a formula of one variable, or of a Python function. It has gaps where there is no value."""
    low, high = _range("the range of a curve", (low, high))
    if type(points) is not int or not 2 <= points <= MOST_POINTS:
        raise BadTest(f"points is {points!r}; it is a whole number from 2 to {MOST_POINTS}")
    value = _function(function, variable(name))
    found: list[list[float] | None] = []
    for number in range(points):
        x = low + (high - low) * number / (points - 1)
        y = value(x)
        if y is None:
            found += [None] if found and found[-1] is not None else []
        else:
            found.append([x, y])
    return {"label": str(label), "points": _with_gaps_at_poles(found)}


def dots(points: Iterable[Sequence[float]], label: str = "") -> dict[str, Any]:
    """Points that are not joined by a line, such as measurements."""
    found = [[_finite(x), _finite(y)] for x, y in points]
    if len(found) > MOST_POINTS:
        raise BadTest(f"dots() was given {len(found)} points; at most {MOST_POINTS} are shown")
    return {"label": str(label), "style": "points", "points": found}


def table_of_values(function: Any, name: str, at: Iterable[float], label: str = "") -> str:
    """A Markdown table of what a formula of one variable gives."""
    value = _function(function, variable(name))
    rows = [f"| {name} | {label or 'value'} |", "|--:|--:|"]
    for x in at:
        y = value(float(x))
        rows.append(f"| {float(x):g} | {'no value' if y is None else f'{y:.4g}'} |")
    return "\n".join(rows)


def _function(function: Any, name: str) -> Callable[[float], float | None]:
    if callable(function) and not hasattr(function, "free_symbols"):
        return lambda x: _or_none(lambda: float(function(x)))
    formula = as_formula(function)
    if not formula.names <= {name}:
        raise BadTest(f"a curve is drawn of a formula of {name} alone, not of {', '.join(sorted(formula.names))}")
    value = function_of(formula.as_typed, name)
    return lambda x: _or_none(lambda: float(value(x)))


def _or_none(value: Callable[[], float]) -> float | None:
    try:
        found = value()
    except (NoValue, ArithmeticError, ValueError, TypeError):
        return None
    return found if abs(found) < LARGEST else None


def _with_gaps_at_poles(found: list[list[float] | None]) -> list[list[float] | None]:
    """No line joins the two sides of a pole: a step from far above to far below is one."""
    heights = sorted(abs(each[1]) for each in found if each)
    usual = heights[len(heights) * 3 // 4] if heights else 0.0
    parted: list[list[float] | None] = []
    for each in found:
        last = parted[-1] if parted else None
        if each and last and each[1] * last[1] < 0 and min(abs(each[1]), abs(last[1])) > 4 * usual > 0:
            parted.append(None)
        parted.append(each)
    return parted


def _range(what: str, bounds: Sequence[float]) -> tuple[float, float]:
    low, high = (_finite(each) for each in bounds)
    if not low < high:
        raise BadTest(f"{what} is {bounds!r}; it is two numbers, the lower one first")
    return low, high


def _finite(number: Any) -> float:
    try:
        found = float(number)
    except (TypeError, ValueError):
        found = math.nan
    if not abs(found) < LARGEST:
        raise BadTest(f"{number!r} cannot be drawn; it is not a finite number")
    return found
