"""Values as text, of a bounded length: a learner's program may have written them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

LONGEST = 10_000
"""Characters of any text of a result."""


def cut(text: str, longest: int = LONGEST) -> str:
    """Returns Unicode text of at most `longest` characters: beginning and end of a longer one."""
    if len(text) > longest:
        half = longest // 2 - 2
        text = f"{text[:half]} … {text[-half:]}"
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


def as_code(value: Any, length: int) -> str:
    """Returns a JSON value as Python writes it. length: of its JSON text, which says whether it is much work."""
    if length <= LONGEST:
        return cut(repr(value))
    writer = _Writer()
    writer.write(value)
    return cut("".join(writer.parts))


def as_call(function: str, args: Iterable[Any], length: int) -> str:
    """Returns a call as code. length: of the JSON text of the arguments."""
    return cut(f"{function}({', '.join([as_code(each, length) for each in args])})")


class _Writer:
    """Writes no more than there is room for."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._left = LONGEST

    def write(self, value: Any) -> None:
        kind = type(value)
        if kind is list:
            self._write_items("[", ((None, item) for item in value), "]")
        elif kind is dict:
            self._write_items("{", value.items(), "}")
        else:
            self._add(repr(value[:LONGEST] if kind is str else value))

    def _write_items(self, opening: str, items: Iterable[tuple[str | None, Any]], closing: str) -> None:
        self._add(opening)
        separator = ""
        for key, item in items:
            if self._left <= 0:
                self.parts.append("…")
                break
            self._add(separator if key is None else f"{separator}{key[:LONGEST]!r}: ")
            self.write(item)
            separator = ", "
        self._add(closing)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self._left -= len(text)
