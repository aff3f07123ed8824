"""Values as Python source that people like to read."""

from __future__ import annotations

import re
from collections.abc import Mapping

MAX_WIDTH = 110
_VARIABLE = re.compile(r"\{\{\w+\}\}")


class Raw(str):
    """Source that is written as it is."""

    __slots__ = ()


def literal(value: object, indent: int = 0) -> str:
    """The source of a value; a text with {{name}} is filled when the grader runs. Long ones take several lines."""
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, str):
        text = quoted(value)
        return f"capa.filled({text}, problem)" if _VARIABLE.search(value) else text
    if isinstance(value, Mapping):
        items = [f"{literal(key)}: {literal(each, indent + 4)}" for key, each in value.items()]
        return _bracketed("{", items, "}", indent)
    if isinstance(value, list):
        return _bracketed("[", [literal(each, indent + 4) for each in value], "]", indent)
    if isinstance(value, tuple):
        items = [literal(each, indent + 4) for each in value]
        return _bracketed("(", items, ",)" if len(items) == 1 else ")", indent)
    return repr(value)


def call(function: str, arguments: list[object], named: Mapping[str, object], indent: int = 4) -> str:
    """A call; named arguments that are empty are left out."""
    items = [literal(each, indent + 4) for each in arguments]
    items += [
        f"{name}={literal(value, indent + 4)}" for name, value in named.items() if value not in ("", [], {}, None)
    ]
    return _bracketed(f"{function}(", items, ")", indent)


def quoted(text: str) -> str:
    """A string literal with double quotes, where that needs no more backslashes."""
    if "\\" in text and text.isprintable() and not text.endswith("\\"):
        for quote in ('"', "'"):
            if quote not in text:
                return f"r{quote}{text}{quote}"
    return f'"{text}"' if text.isprintable() and '"' not in text and "\\" not in text else repr(text)


def block_literal(text: str) -> str:
    """A program as a literal of several lines that shows it as it is, if there is one."""
    for quote in ('"""', "'''"):
        if quote not in text and not text.endswith((quote[0], "\\")) and "\r" not in text:
            raw = "r" if "\\" in text else ""
            return f"{raw}{quote}\n{text}\n{quote}"
    return "\n".join(["(", *(f"    {line!r}" for line in f"{text}\n".splitlines(keepends=True)), ")"])


def _bracketed(opening: str, items: list[str], closing: str, indent: int) -> str:
    line = opening + ", ".join(items) + closing
    if len(line) + indent <= MAX_WIDTH and "\n" not in line:
        return line
    inner = "".join(f"{' ' * (indent + 4)}{item},\n" for item in items)
    return f"{opening}\n{inner}{' ' * indent}{closing.lstrip(',')}"
