"""From a file that anybody may have written to the element <problem>."""

from __future__ import annotations

import re

from lxml import etree

from .report import Element

MAX_BYTES = 4 * 1024 * 1024
"""Bytes of a file. Problems that people write have a few thousand."""
MAX_DEPTH = 100
"""Elements within elements: what reads them calls itself."""


class Unreadable(ValueError):
    """A file is no capa problem. line: where, from 1, or None. The message says what it is and what to do."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


def read_problem(data: bytes) -> Element:
    """The root element, without comments. No DTD, no entities, no network, bounded. Raises Unreadable."""
    if len(data) > MAX_BYTES:
        raise Unreadable(f"The file has {len(data):,} bytes; at most {MAX_BYTES:,} are allowed.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Unreadable("The file is not UTF-8 text. Save it as UTF-8.", line) from None
    if re.search(r"<!(?:DOCTYPE|ENTITY)\b", text, re.I):
        raise Unreadable("The file has a DOCTYPE or entities, which problems do not have. Remove them.")
    # capa does the same before it parses: they are tags of their own in old files
    text = re.sub(r"startouttext\s*/", "text", text)
    text = re.sub(r"endouttext\s*/", "/text", text)
    text = re.sub(r"\A\s*<\?xml[^>]*\?>", lambda found: "\n" * found[0].count("\n"), text)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True, remove_comments=True, encoding="utf-8"
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        reason = re.sub(r", line \d+, column \d+.*", "", error.msg or "it is empty", flags=re.S)
        raise Unreadable(f"This is not well-formed XML: {reason}.", error.lineno or None) from None
    if root.tag != "problem":
        raise Unreadable(
            f"The element is <{str(root.tag)[:40]}>; a capa problem is <problem>. Name the problem's own file, such as "
            "problem/NAME.xml of a course.",
            root.sourceline,
        )
    _refuse_depth(root)
    if not len(root) and not (root.text or "").strip():
        raise Unreadable(
            "The problem is empty. When it has a url_name or a filename, its content is in a file of that name.",
            root.sourceline,
        )
    return root


def _refuse_depth(root: Element) -> None:
    depth = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise Unreadable(f"Elements stand in each other more than {MAX_DEPTH} deep.", node.sourceline)
