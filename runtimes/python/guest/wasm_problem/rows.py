"""Rows of a database: compared, and shown as a table."""

from __future__ import annotations

import math
from collections import Counter
from typing import Any

from wasm_problem.comparisons import CLOSE, Comparison, Equal, comparison, normalised
from wasm_problem.faults import BadTest, kind_of
from wasm_problem.matching import identity, pair_up
from wasm_problem.shown import cut

MOST_ROWS = 50
LONGEST_CELL = 60
MOST_PAIRS = 50
"""Rows that are shown, characters of a value, and rows that are paired up with expected ones by trying."""

Row = list[Any]


class Table(Comparison):
    """The expected rows. Sums of floats depend on the order of the rows, so they may differ by a billionth."""

    def __init__(self, rows: list[Row], columns: list[str] | None, ordered: bool) -> None:
        self._rows = rows
        self._columns = columns
        self._ordered = ordered

    def accepts(self, actual: Any) -> bool:
        if len(actual) != len(self._rows):
            return False
        if self._ordered:
            return _all_close(self._rows, actual)
        expected, rest = _without_equal_ones(self._rows, actual)
        if len(expected) <= MOST_PAIRS or any(map(_has_comparison, expected)):
            return pair_up([_close(row) for row in expected], rest, Equal.accepts)
        return _all_close(sorted(expected, key=_sorting), sorted(rest, key=_sorting))

    def shown(self) -> str:
        return as_table(self._columns, self._rows) + ("" if self._ordered else "\n(in any order)")


def expected_rows(rows: Any, columns: list[str] | None, ordered: bool) -> Comparison:
    """How rows are compared with those that an author wrote: a list of rows, a comparison or a function of the rows.

    Raises BadTest.
    """
    if isinstance(rows, Comparison) or callable(rows):
        return comparison(rows)
    if not isinstance(rows, (list, tuple)):
        raise BadTest(f'rows is {kind_of(rows)}; it is a list of rows, such as [["Ada", 3], ["Grace", 1]]')
    for row in rows:
        if not isinstance(row, (list, tuple)):
            raise BadTest(f'rows holds {kind_of(row)}; each row is a list, such as ["Ada", 3]')
        if len(row) != len(columns or rows[0]):
            raise BadTest(
                f"a row has {len(row)} values, and there are {len(columns or rows[0])} columns: {kind_of(row)}"
            )
    return Table([[as_value(cell) for cell in row] for row in rows], columns, ordered)


def as_value(cell: Any) -> Any:
    """A value of the author's as the runtime hands over that of a database."""
    if isinstance(cell, bool):
        return int(cell)
    if isinstance(cell, float) and math.isinf(cell):
        return {"real": "Infinity" if cell > 0 else "-Infinity"}
    if isinstance(cell, (bytes, bytearray)):
        return {"blob": cell.hex().upper()}
    if isinstance(cell, (list, tuple, dict, set)):
        raise BadTest(f"a row holds {kind_of(cell)}; a database holds None, numbers, text and bytes")
    return normalised(cell)


def as_table(columns: list[str] | None, rows: list[Row]) -> str:
    """Rows as text with aligned columns, under the names of the columns if they are known."""
    shown = [[_cell(value) for value in row] for row in rows[:MOST_ROWS]]
    names = [[_plain(name) for name in columns]] if columns is not None else []
    widths = [max(map(len, cells)) for cells in zip(*names, *shown, strict=True)]
    right = [
        all(isinstance(value, (int, float)) or value is None for value in values) for values in zip(*rows, strict=True)
    ]
    right += [False] * (len(widths) - len(right))
    lines = [_line(cells, widths, right) for cells in [*names, *shown]]
    if names:
        lines.insert(1, "  ".join("-" * width for width in widths))
    if not rows:
        lines.append("(no rows)")
    if len(rows) > MOST_ROWS:
        lines.append(f"… {len(rows) - MOST_ROWS:,} more rows")
    return cut("\n".join(lines))


def _line(cells: list[str], widths: list[int], right: list[bool]) -> str:
    aligned = (
        cell.rjust(width) if at else cell.ljust(width) for cell, width, at in zip(cells, widths, right, strict=True)
    )
    return "  ".join(aligned).rstrip()


def _cell(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, Comparison):
        return _plain(value.shown())
    if isinstance(value, dict):
        kind, text = next(iter(value.items()))
        return text if kind == "real" else _plain(f"X'{text}'")
    return _plain(str(value))


def _plain(text: str) -> str:
    """One line, however many there are in it."""
    line = "".join(each if each.isprintable() else repr(each)[1:-1] for each in text[: LONGEST_CELL + 1])
    return line if len(line) <= LONGEST_CELL else f"{line[: LONGEST_CELL - 1]}…"


def _near(expected: Any, actual: Any) -> bool:
    if type(expected) is int and type(actual) is int:
        return actual == expected
    return math.isclose(actual, expected, rel_tol=CLOSE, abs_tol=CLOSE)


def _close(row: Row) -> Equal:
    return Equal(row, _near)


def _all_close(expected: list[Row], actual: list[Row]) -> bool:
    return all(_close(row).accepts(other) for row, other in zip(expected, actual, strict=True))


def _has_comparison(row: Row) -> bool:
    return any(isinstance(cell, Comparison) for cell in row)


def _without_equal_ones(expected: list[Row], actual: list[Row]) -> tuple[list[Row], list[Row]]:
    """The rows of each that are not among those of the other, as they are."""
    unmatched = Counter(map(identity, actual))
    left = []
    for row in expected:
        key = None if _has_comparison(row) else identity(row)
        if unmatched[key] > 0:
            unmatched[key] -= 1
        else:
            left.append(row)
    rest = []
    for row in actual:
        key = identity(row)
        if unmatched[key] > 0:
            unmatched[key] -= 1
            rest.append(row)
    return left, rest


def _sorting(row: Row) -> tuple[list[str], list[float]]:
    """Brings rows into an order in which those that differ by a billionth are at the same place."""
    exact = [repr(identity(cell)) for cell in row if not isinstance(cell, (int, float))]
    return exact, [cell for cell in row if isinstance(cell, (int, float))]
