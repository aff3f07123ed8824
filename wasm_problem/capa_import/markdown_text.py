"""Plain text and mathematics of a capa problem as Markdown or HTML that reads the same."""

from __future__ import annotations

import html
import re

from .scripts import Variables

_CLOSING = {r"\(": r"\)", r"\[": r"\]", "[mathjaxinline]": "[/mathjaxinline]", "[mathjax]": "[/mathjax]"}
_OPENING = re.compile("|".join(map(re.escape, _CLOSING)))
_OLD_DELIMITERS = {"[mathjaxinline]": r"\(", "[/mathjaxinline]": r"\)", "[mathjax]": r"\[", "[/mathjax]": r"\]"}
_SIGNS = re.compile(r"[\\`*<]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|&(?=#?\w+;)|~(?=~)|(?<=\$)\$|(?<=\{)\{")
_LINE_START = re.compile(r"^(#{1,6}(?=\s|$)|[-+](?=\s|$)|=+$|--+$|>|~~~)|^(\d{1,9})([.)](?=\s|$))", re.M)


def as_markdown(text: str | None, variables: Variables) -> str:
    """Text with its signs escaped; mathematics as it is; spaces and line ends as one space."""
    parts = _split_mathematics(text or "")
    parts[::2] = [_escaped(part, variables) for part in parts[::2]]
    parts[1::2] = [_mathematics(part, variables) for part in parts[1::2]]
    return "".join(parts)


def as_html(text: str | None, variables: Variables) -> str:
    """The same within a block of HTML, which Markdown leaves alone."""
    parts = _split_mathematics(text or "")
    parts[::2] = [_filled(re.sub(r"\s+", " ", part), variables, html.escape) for part in parts[::2]]
    parts[1::2] = [html.escape(_mathematics(part, variables), quote=False) for part in parts[1::2]]
    return "".join(parts)


def guarded(lines: str) -> str:
    """Lines that begin like a list, a heading or a quotation, and are none."""
    return _LINE_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", lines)


def _split_mathematics(text: str) -> list[str]:
    """Text and mathematics in turn; a delimiter that is not closed is text. In time that grows with the length."""
    parts: list[str] = []
    place = 0
    never_closed: set[str] = set()
    for found in _OPENING.finditer(text):
        closing = _CLOSING[found[0]]
        if found.start() < place or closing in never_closed:
            continue
        end = text.find(closing, found.end())
        if end == -1:
            never_closed.add(closing)
            continue
        parts += [text[place : found.start()], text[found.start() : end + len(closing)]]
        place = end + len(closing)
    return [*parts, text[place:]]


def _escaped(text: str, variables: Variables) -> str:
    def escape(part: str) -> str:
        # not \[ and \]: those begin and end mathematics
        return re.sub(r"\](?=[(\[:])", "&#93;", _SIGNS.sub(r"\\\g<0>", part))

    return _filled(re.sub(r"\s+", " ", text), variables, escape)


def _filled(text: str, variables: Variables, escape: object) -> str:
    parts = variables.split(text)
    parts[::2] = [escape(part) for part in parts[::2]]  # type: ignore[operator]
    parts[1::2] = [f"{{{{{name}}}}}" for name in parts[1::2]]
    return "".join(parts)


def _mathematics(text: str, variables: Variables) -> str:
    for old, new in _OLD_DELIMITERS.items():
        text = text.replace(old, new)
    if "%" not in text:
        text = re.sub(r"\s+", " ", text)  # a comment of TeX ends with its line
    # {{ would be a variable of a prompt, and a backslash before one would make it text
    return _filled(text, variables, lambda part: re.sub(r"(?<=\{)\{", " {", re.sub(r"(?<!\\)\\$", r"\\ ", part)))
