"""A figure in a grader's verdict: numbers and plain text, which the page draws. The keys are part of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .test_result import BadVerdict, listed, refuse_unknown, shown
from .text import storable

MAX_SERIES = 6
"""As many as can be told apart without colour."""
MAX_POINTS = 500
"""Of each series."""
MAX_MAGNITUDE = 1e300
MAX_TITLE_LENGTH = 200
MAX_DESCRIPTION_LENGTH = 1_000
MAX_LABEL_LENGTH = 60
_DIGITS = 9
"""Significant digits that are kept: more than a screen shows."""

_WHERE = 'grade returned a "figure"'
_KEYS = ("title", "description", "x_label", "y_label", "series", "x_range", "y_range")
_SERIES_KEYS = ("label", "style", "points")

Point = tuple[float, float]
Range = tuple[float, float]


class Style(StrEnum):
    """How a series is drawn."""

    LINE = "line"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Series:
    """One curve or cloud of points. None among the points is a gap, where a line is broken."""

    label: str
    style: Style
    points: tuple[Point | None, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """All text is plain. x_range, y_range: what is drawn of it; None: all."""

    title: str
    series: tuple[Series, ...]
    description: str = ""
    x_label: str = ""
    y_label: str = ""
    x_range: Range | None = None
    y_range: Range | None = None


def read_figure(value: object) -> Figure | None:
    """The figure in a grader's dictionary; None for None. Raises BadVerdict."""
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise BadVerdict(f'grade returned a dictionary whose "figure" is {shown(value)}; it is a dictionary')
    refuse_unknown(value, _KEYS, _WHERE)
    title = _text(value.get("title"), "title", MAX_TITLE_LENGTH)
    if not title.strip():
        raise BadVerdict(f'{_WHERE} without "title"; say in some words what it shows')
    return Figure(
        title=title,
        series=_all_series(value.get("series")),
        description=_text(value.get("description", ""), "description", MAX_DESCRIPTION_LENGTH),
        x_label=_text(value.get("x_label", ""), "x_label", MAX_LABEL_LENGTH),
        y_label=_text(value.get("y_label", ""), "y_label", MAX_LABEL_LENGTH),
        x_range=_range(value.get("x_range"), "x_range"),
        y_range=_range(value.get("y_range"), "y_range"),
    )


def _all_series(value: object) -> tuple[Series, ...]:
    if not isinstance(value, list | tuple) or not 1 <= len(value) <= MAX_SERIES:
        raise BadVerdict(f'{_WHERE} whose "series" is {shown(value)}; it is a list of 1 to {MAX_SERIES} dictionaries')
    found = tuple(_series(item, number) for number, item in enumerate(value, 1))
    if not any(point is not None for series in found for point in series.points):
        raise BadVerdict(f"{_WHERE} without a single point; leave the figure out when there is nothing to draw")
    return found


def _series(value: object, number: int) -> Series:
    where = f"{_WHERE} whose series {number}"
    if not isinstance(value, Mapping):
        raise BadVerdict(f"{where} is {shown(value)}; it is a dictionary")
    refuse_unknown(value, _SERIES_KEYS, f"{where} is a dictionary")
    style = value.get("style", Style.LINE)
    if not isinstance(style, str) or style not in list(Style):
        raise BadVerdict(f'{where} has the "style" {shown(style)}; it is {listed(tuple(Style), "or")}')
    points = value.get("points")
    if not isinstance(points, list | tuple) or not 1 <= len(points) <= MAX_POINTS:
        raise BadVerdict(f'{where} has "points" that are {shown(points)}; it is a list of 1 to {MAX_POINTS} points')
    return Series(
        label=_text(value.get("label", ""), f"label of series {number}", MAX_LABEL_LENGTH),
        style=Style(style),
        points=tuple(None if point is None else _pair(point, where, "point") for point in points),
    )


def _range(value: object, name: str) -> Range | None:
    if value is None:
        return None
    low, high = _pair(value, f'{_WHERE} whose "{name}"', "range")
    if not low < high:
        raise BadVerdict(f'{_WHERE} whose "{name}" begins at {low:g} and ends at {high:g}; it begins below its end')
    return low, high


def _pair(value: object, where: str, what: str) -> tuple[float, float]:
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise BadVerdict(f"{where} has {shown(value)} for a {what}; write two numbers, such as [0, 1.5]")
    first, second = (_number(each, where, what) for each in value)
    return first, second


def _number(value: object, where: str, what: str) -> float:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    # Comparing, not converting: an int may be too large for a float.
    if not is_number or not -MAX_MAGNITUDE <= value <= MAX_MAGNITUDE:  # type: ignore[operator]
        raise BadVerdict(f"{where} has {shown(value)} in a {what}; write finite numbers, and None for a gap in a line")
    return float(f"{float(value):.{_DIGITS}g}") + 0.0  # type: ignore[arg-type]  # never a negative zero


def _text(value: object, name: str, most: int) -> str:
    if not isinstance(value, str):
        raise BadVerdict(f'{_WHERE} whose "{name}" is {shown(value)}; it is text')
    if len(value) > most:
        raise BadVerdict(f'{_WHERE} whose "{name}" has {len(value):,} characters; at most {most:,} are allowed')
    return storable(value)
