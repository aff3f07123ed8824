"""Problems as OLX: XML that a person reads in a diff. docs/olx.md is the reference."""

from __future__ import annotations

import base64
import math
import re

from lxml import etree

from . import pins as recorded
from .inputs import Input
from .olx_elements import (
    PRESERVE,
    Element,
    OlxError,
    append_text,
    children,
    decoded,
    refuse_text_between,
    required,
    text_of,
)
from .olx_inputs import append_input, read_input
from .olx_text import block_form, canonical, is_xml_text, xml_text
from .problem import Problem

__all__ = ["MAX_OLX_BYTES", "TAG", "OlxError", "first_line", "parse", "parse_text", "to_text", "write"]

TAG = "wasm_problem"
MAX_OLX_BYTES = 32 * 1024 * 1024
"""Bytes of a document: attached files of 16 MiB in base64, and text."""

_SECTIONS = ("prompt", "grader", "solution")
_PROLOG = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.S)


def parse(xml: str | bytes | Element) -> Problem:
    """The problem in OLX text or in an lxml element. Raises OlxError."""
    node = parse_text(xml) if isinstance(xml, str | bytes) else xml
    if node.tag != TAG:
        raise OlxError(f"The element is <{node.tag}>; a problem is <{TAG}>.", node.sourceline)
    refuse_text_between(node)
    sections: dict[str, str] = {}
    inputs: list[Input] = []
    files: dict[str, bytes] = {}
    for child in children(node):
        if child.tag in _SECTIONS:
            if child.tag in sections:
                raise OlxError(f"There is a second <{child.tag}>; keep one.", child.sourceline)
            sections[child.tag] = text_of(child)
        elif child.tag == "input":
            inputs.append(read_input(child, {each.name for each in inputs}))
        elif child.tag == "file":
            name = required(child, "name", 'such as name="data.csv"')
            if name in files:
                raise OlxError(f'There is a second file "{name}"; rename one.', child.sourceline)
            files[name] = _content(child)
        else:
            known = ", ".join(f"<{name}>" for name in ("prompt", "input", "grader", "solution", "file"))
            raise OlxError(f"<{child.tag}> is not part of a problem; use {known}.", child.sourceline)
    attributes = dict(node.attrib)
    return Problem(
        display_name=attributes.pop("display_name", ""),
        runtime=attributes.pop("runtime", "").strip(),
        max_attempts=_count(node, attributes.pop("max_attempts", "")),
        weight=_points(node, attributes.pop("weight", "")),
        show_reset_button=_flag(node, attributes.pop("show_reset_button", "")),
        prompt=sections.get("prompt", ""),
        grader=sections.get("grader", ""),
        solution=sections.get("solution", ""),
        inputs=tuple(inputs),
        files=files,
        pins=_pins(node, attributes.pop("runtime_pins", "")),
        attributes=attributes,
    )


def parse_text(xml: str | bytes) -> Element:
    """The root element of XML from anywhere: no DTD, no entities, no network, bounded. Raises OlxError."""
    if isinstance(xml, bytes):
        try:
            xml = xml.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = error.object[: error.start]
            raise OlxError("The file is not UTF-8 text. Save it as UTF-8.", before.count(b"\n") + 1) from None
    data = xml.removeprefix("\ufeff").encode("utf-8", "replace")
    if len(data) > MAX_OLX_BYTES:
        raise OlxError(f"The XML has {len(data):,} bytes; at most {MAX_OLX_BYTES:,} are allowed.")
    if _has_doctype(xml):
        raise OlxError("A problem has no DOCTYPE. Remove it.", 1)
    # huge_tree lifts the limit of 10 MB a text; with no DTD there is nothing to expand
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_pis=True, encoding="utf-8"
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        message = f"This is not well-formed XML: {_without_place(error.msg)}. {_xml_advice(error.msg)}"
        raise OlxError(message, error.lineno or None) from None


def write(problem: Problem, node: Element | None = None) -> Element:
    """The problem as an lxml element; into `node` when given, which keeps what else is on it."""
    if node is None:
        node = etree.Element(TAG)
    node.tag = TAG
    for name, value in _attributes(problem).items():
        node.set(name, xml_text(value))
    append_text(node, "prompt", problem.prompt)
    for each in problem.inputs:
        append_input(node, each)
    append_text(node, "grader", problem.grader, code=True)
    if problem.solution:
        append_text(node, "solution", problem.solution)
    for name, content in problem.files.items():
        _append_file(node, name, content)
    _lay_out(node)
    return node


def to_text(problem: Problem) -> str:
    """The problem as OLX text with a newline at the end."""
    text: str = etree.tostring(write(problem), encoding="unicode")
    return text + "\n"


def first_line(xml: str | bytes, section: str = "grader") -> int | None:
    """The line in the XML of the first line of a section's text, so that a place in a grader has one in the file."""
    child = parse_text(xml).find(section)
    if child is None or child.sourceline is None:
        return None
    text = "".join(child.itertext())
    blank = re.match(r"(?:[^\S\n]*\n)*", text)
    return int(child.sourceline) + (blank[0].count("\n") if blank and PRESERVE not in child.attrib else 0)


def _content(node: Element) -> bytes:
    if node.get("encoding") is not None:
        return decoded(node, node.text or "")
    text = text_of(node)
    return (text if node.get(PRESERVE) == "preserve" or not text else f"{text}\n").encode()


def _count(node: Element, text: str) -> int | None:
    if text.strip() in ("", "null", "None"):
        return None
    if not re.fullmatch(r"\s*[0-9]{1,9}\s*", text):
        raise OlxError(f'max_attempts="{text}" must be a whole number, or left out for unlimited.', node.sourceline)
    return int(text)


def _points(node: Element, text: str) -> float | None:
    if text.strip() in ("", "null", "None"):
        return None
    try:
        points = float(text)
    except ValueError:
        points = -1
    if not 0 <= points < math.inf:
        raise OlxError(f'weight="{text}" must be a number of points, 0 or more.', node.sourceline)
    return points


def _flag(node: Element, text: str) -> bool | None:
    if text.strip() in ("", "null", "None"):
        return None
    if text.strip().lower() not in ("true", "false"):
        raise OlxError(f'show_reset_button="{text}" must be "true" or "false".', node.sourceline)
    return text.strip().lower() == "true"


def _pins(node: Element, text: str) -> recorded.Pins:
    try:
        return recorded.from_text(text)
    except recorded.PinError as error:
        raise OlxError(f"runtime_pins: {error}. Remove the attribute.", node.sourceline) from None


def _attributes(problem: Problem) -> dict[str, str]:
    own = {
        "display_name": problem.display_name or None,
        "runtime": problem.runtime or None,
        "runtime_pins": recorded.to_text(problem.pins) or None,
        "max_attempts": None if problem.max_attempts is None else str(problem.max_attempts),
        "weight": None if problem.weight is None else repr(problem.weight).removesuffix(".0"),
        "show_reset_button": None if problem.show_reset_button is None else str(problem.show_reset_button).lower(),
    }
    return {name: value for name, value in own.items() if value is not None} | dict(problem.attributes)


def _append_file(node: Element, name: str, content: bytes) -> None:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        text = "\0"
    if text.strip() and is_xml_text(text) and text == canonical("\n" + text) + "\n":
        append_text(node, "file", text, {"name": name}, code=True)
    else:
        child = etree.SubElement(node, "file", name=xml_text(name), encoding="base64")
        child.text = block_form(base64.encodebytes(content).decode())


def _lay_out(node: Element, depth: int = 1) -> None:
    """One line for each element, two spaces a level."""
    children = list(node)
    if not children:
        return
    node.text = "\n" + "  " * depth
    for child in children:
        child.tail = "\n" + "  " * (depth if child is not children[-1] else depth - 1)
        if child.tag == "input":
            _lay_out(child, depth + 1)


def _has_doctype(xml: str) -> bool:
    position = 1 if xml.startswith("\ufeff") else 0
    while found := _PROLOG.match(xml, position):
        position = found.end()
    return xml.startswith("<!DOCTYPE", position)


def _without_place(message: str | None) -> str:
    return re.sub(r", line \d+, column \d+.*", "", message or "it cannot be read").strip()


def _xml_advice(message: str | None) -> str:
    if "xmlParseEntityRef" in (message or "") or "StartTag: invalid element name" in (message or ""):
        return "Code and Markdown with <, > or & belong into <![CDATA[ … ]]>."
    return "Close each element that is opened, and put code into <![CDATA[ … ]]>."
