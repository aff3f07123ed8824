"""The fields of a manifest, each read with a check. A fault says which field it is, what is wrong and what is right."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

DIGEST = r"sha256:[0-9a-f]{64}"
A_DIGEST = "sha256: and 64 hexadecimal digits"

MAX_LINE = 500
MAX_TEXT = 64 * 1024
MAX_ENTRIES = 2_000

TOO_OLD = "Perhaps wasm-problem is too old."

_REQUIRED = object()


class Wrong(Exception):
    """What is wrong, for a text that names the file before it, and what to do about it."""

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy


def text(data: Mapping[str, Any], name: str, default: object = _REQUIRED) -> str:
    """Any text of several lines."""
    return _text(_get(data, name, default), f'"{name}"')


def line(data: Mapping[str, Any], name: str, most: int, default: object = _REQUIRED) -> str:
    """A text of one line that is not empty."""
    return _line(_get(data, name, default), f'"{name}"', most)


def matching(
    data: Mapping[str, Any], name: str, pattern: str, meaning: str, most: int = MAX_LINE, default: object = _REQUIRED
) -> str:
    """A text of that form; the default is not checked, nor is an empty text where that is the default."""
    value = _get(data, name, default)
    if value == default:
        return str(value)
    if not isinstance(value, str) or len(value) > most or not re.fullmatch(pattern, value):
        raise Wrong(f'its "{name}" is {shown(value)}; it must be {meaning}, at most {most} characters.')
    return value


def whole_number(data: Mapping[str, Any], name: str, least: int, most: int) -> int:
    return _whole_number(_get(data, name, _REQUIRED), f'"{name}"', least, most)


def one_of(data: Mapping[str, Any], name: str, values: Sequence[str]) -> str:
    """One of the values; the first when it is absent."""
    value = data.get(name, values[0])
    if not isinstance(value, str) or value not in values:
        raise Wrong(f'its "{name}" is {shown(value)}; known are: {", ".join(values)}.', TOO_OLD)
    return value


def some_of(data: Mapping[str, Any], name: str, values: Sequence[str]) -> tuple[str, ...]:
    """Some of the values, in their order; all when it is absent."""
    found = data.get(name, list(values))
    if not isinstance(found, list) or not found:
        raise Wrong(f'its "{name}" is {shown(found)}; it must be a list of some of: {", ".join(values)}.')
    for each in found:
        one_of({name: each}, name, values)
    return tuple(value for value in values if value in found)


def lines(data: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """A list of texts of one line; empty when it is absent."""
    return _lines(data.get(name, []), f'"{name}"')


def table_of_lines(data: Mapping[str, Any], name: str) -> dict[str, str]:
    """Texts of one line by names; empty when it is absent."""
    table = _table(data.get(name, {}), f'"{name}"')
    for key, value in table.items():
        if not (_is_line(key) and _is_line(value)):  # Most of a catalog's time goes here.
            _line(key, f'"{name}"')
            _line(value, f'"{name}", {shown(key)}')
    return dict(table)


def table_of_texts(data: Mapping[str, Any], name: str) -> dict[str, str]:
    """Texts by names; empty when it is absent."""
    table = _table(data.get(name, {}), f'"{name}"')
    return {_line(key, f'"{name}"'): _text(value, f'"{name}", {shown(key)}') for key, value in table.items()}


def highlight(data: Mapping[str, Any]) -> dict[str, Any]:
    """What an editor needs to colour a language that it does not know; it goes to browsers as it is."""
    table = _table(data.get("highlight", {}), '"highlight"')
    return {key: _highlight_entry(key, value) for key, value in table.items()}


def _highlight_entry(key: str, value: Any) -> Any:
    place = f'"highlight", {shown(key)}'
    match key:
        case "keywords" | "constants" | "types" | "builtins":
            return list(_lines(value, place))
        case "strings":
            return list(_lines(value, place, most=10))
        case "block_comment":
            pair = list(_lines(value, place, most=10))
            if len(pair) not in (0, 2):
                raise Wrong(f"its {place} must be a list of two texts: what begins a comment and what ends it.")
            return pair
        case "line_comment":
            return _line(value, place, 10)
        case "indent":
            return _whole_number(value, place, 0, 16)
        case "case_insensitive":
            if not isinstance(value, bool):
                raise Wrong(f"its {place} is {shown(value)}; it must be true or false.")
            return value
    raise Wrong(f'its "highlight" has the unknown entry {shown(key)}.', TOO_OLD)


def shown(value: object) -> str:
    """A value from a manifest as it may stand in a message: short, and safe for a terminal."""
    described = ascii(value) if isinstance(value, str | int | float | bool | None) else f"a {type(value).__name__}"
    return described if len(described) <= 80 else described[:80] + "…"


def _get(data: Mapping[str, Any], name: str, default: object) -> Any:
    value = data.get(name, default)
    if value is _REQUIRED:
        raise Wrong(f'it has no "{name}".', "Tell whoever made the runtime.")
    return value


def _text(value: object, place: str, most: int = MAX_TEXT) -> str:
    if not isinstance(value, str):
        raise Wrong(f"its {place} is {shown(value)}; it must be a text.")
    if len(value) > most:
        raise Wrong(f"its {place} has {len(value):,} characters; at most {most:,} are allowed.")
    if not _can_be_shown(value):
        raise Wrong(f"its {place} holds characters that cannot be shown: {shown(value)}.")
    return value


def _can_be_shown(value: str) -> bool:
    """Not so: control characters, which a terminal obeys, and halves of surrogate pairs, which are no text."""
    # No regular expression: for a class of such size, compiling it takes longer than reading all manifests.
    unbroken = value.replace("\n", "").replace("\t", "").replace("\r", "")
    return unbroken.isprintable() or not any(
        character < " " or "\x7f" <= character <= "\x9f" or "\ud800" <= character <= "\udfff" for character in unbroken
    )


def _is_line(value: object) -> bool:
    return isinstance(value, str) and len(value) <= MAX_LINE and value.isprintable() and value.strip() != ""


def _line(value: object, place: str, most: int = MAX_LINE) -> str:
    found = _text(value, place, most)
    if not found.strip() or not found.isprintable():
        raise Wrong(f"its {place} is {shown(found)}; it must be one line of text, and not empty.")
    return found


def _lines(value: object, place: str, most: int = MAX_LINE) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > MAX_ENTRIES:
        raise Wrong(f"its {place} is {shown(value)}; it must be a list of at most {MAX_ENTRIES:,} texts.")
    return tuple(_line(each, place, most) for each in value)


def _table(value: object, place: str) -> Mapping[str, Any]:
    if not isinstance(value, dict) or len(value) > MAX_ENTRIES:
        raise Wrong(f"its {place} is {shown(value)}; it must be an object of at most {MAX_ENTRIES:,} entries.")
    return value


def _whole_number(value: object, place: str, least: int, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise Wrong(f"its {place} is {shown(value)}; it must be a whole number from {least} to {most:,}.")
    return value
