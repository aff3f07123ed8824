"""Elements of OLX: text in the forms that a person reads in a diff, and refusals that name the line."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from lxml import etree

from .olx_text import block_form, canonical, is_xml_text, line_feeds, xml_text

NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})
PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"

Element = Any
"""An element of lxml.etree."""


class OlxError(ValueError):
    """A text is not a problem in OLX. line: where in the XML, from 1, or None. The message says what to do."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(f"line {line}: {message}" if line else message)
        self.message = message
        self.line = line


def children(node: Element) -> Iterator[Element]:
    """Child elements of our own: no comments, and nothing of another namespace (asides of the platform)."""
    for child in node:
        if isinstance(child.tag, str) and not child.tag.startswith("{"):
            yield child


def refuse_text_between(node: Element) -> None:
    for text, line in ((node.text, node.sourceline), *((child.tail, child.sourceline) for child in node)):
        if text and text.strip():
            words = " ".join(text.split())[:40]
            raise OlxError(f'The text "{words}" stands outside of any element. Put it into <prompt>.', line)


def text_of(node: Element) -> str:
    """The text of an element. Markup in it is a common slip: the text was meant to be in CDATA."""
    for child in node:
        if isinstance(child.tag, str):
            what = f"<{node.tag}> holds text, and <{child.tag}> in it is markup"
            raise OlxError(f"{what}. Write <{node.tag}><![CDATA[ … ]]></{node.tag}>.", child.sourceline)
    text = (node.text or "") + "".join(child.tail or "" for child in node)
    if node.get("encoding") is not None:
        try:
            return decoded(node, text).decode()
        except UnicodeDecodeError:
            raise OlxError(f"The base64 text of <{node.tag}> is not UTF-8.", node.sourceline) from None
    return text if node.get(PRESERVE) == "preserve" else canonical(text)


def decoded(node: Element, text: str) -> bytes:
    if node.get("encoding") != "base64":
        raise OlxError('The attribute encoding can only be "base64".', node.sourceline)
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        raise OlxError(f"The text of <{node.tag}> is not valid base64.", node.sourceline) from None


def required(node: Element, name: str, example: str) -> str:
    value: str = node.get(name, "").strip()
    if not value:
        raise OlxError(f"<{node.tag}> needs the attribute {name}: {example}.", node.sourceline)
    return value


def refuse_unknown(node: Element, known: tuple[str, ...]) -> None:
    for name in node.attrib:
        if name not in known and not name.startswith("{"):
            allowed = ", ".join(known)
            raise OlxError(f'<{node.tag}> has no attribute "{name}"; it has {allowed}.', node.sourceline)


def append_text(
    node: Element, tag: str, text: str, attributes: Mapping[str, str] = NO_ATTRIBUTES, *, code: bool = False
) -> None:
    """Adds text in the first of these forms that gives it back: inline or a block, preserved, base64."""
    child = etree.SubElement(node, tag, {name: xml_text(value) for name, value in attributes.items()})
    text = line_feeds(text)
    plain = canonical("\n" + text)
    if not is_xml_text(text):
        child.set("encoding", "base64")
        child.text = block_form(base64.encodebytes(text.encode("utf-8", "replace")).decode())
        return
    written = block_form(plain) if code or "\n" in plain else plain
    if plain.strip() != text.strip():  # it is indented as a whole
        child.set(PRESERVE, "preserve")
        written = text
    in_cdata = "]]>" not in written and (code or any(char in written for char in "<>&\n"))
    child.text = etree.CDATA(written) if in_cdata and written else written
