"""How text stands in XML: indented and framed by line breaks for the reader, the same text to the program."""

from __future__ import annotations

import re

_OPENS_A_BLOCK = r".*[:({\[,\\]\s*(#.*)?"
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def canonical(text: str) -> str:
    """`text` without blank lines around it, trailing space at its end and common indentation.

    Of a text that begins on the line of its tag the other lines lose what they have in common, unless the first line
    opens a block (ends with a colon or bracket): then they are indented for a reason.
    """
    lines = text.split("\n")
    begins_on_tag_line = bool(lines[0].strip())
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    if not lines:
        return ""
    lines[-1] = lines[-1].rstrip()
    head = [lines.pop(0).strip()] if begins_on_tag_line else []
    if head and (not lines or re.fullmatch(_OPENS_A_BLOCK, head[0])):
        return "\n".join([*head, *lines])
    margin = _common_indentation(lines)
    return "\n".join([*head, *(line.removeprefix(margin) if line.strip() else line[len(margin) :] for line in lines)])


def block_form(text: str) -> str:
    """`text` on lines of its own, so that canonical gives it back."""
    return f"\n{text.rstrip()}\n  " if text.strip() else ""


def line_feeds(text: str) -> str:
    """`text` with LF as its only line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def is_xml_text(text: str) -> bool:
    """Whether XML 1.0 can hold `text` as it is. It cannot hold most control characters, and changes CR to LF."""
    return _NOT_XML.search(text) is None


def xml_text(text: str) -> str:
    """`text` with what an XML attribute cannot hold replaced by U+FFFD."""
    return _NOT_XML.sub("\ufffd", line_feeds(text))


def _common_indentation(lines: list[str]) -> str:
    """What all lines that are not blank begin with, spaces and tabs."""
    filled = [line for line in lines if line.strip()]
    shortest, longest = min(filled), max(filled)
    length = 0
    while length < len(shortest) and shortest[length] in " \t" and shortest[length] == longest[length : length + 1]:
        length += 1
    return shortest[:length]
