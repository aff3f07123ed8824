"""Problems as OLX: XML that a person reads in a diff. docs/olx.md is the reference."""

from __future__ import annotations

import base64
import binascii
import math
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from lxml import etree

from . import pins as recorded
from .inputs import (
    INPUT_NAME,
    LIMITS,
    Choice,
    Input,
    InputError,
    InputKind,
    OwnInput,
    ProgramLimits,
    read_limit,
    read_locked,
)
from .olx_text import block_form, canonical, is_xml_text, line_feeds, xml_text
from .problem import Problem

TAG = "wasm_problem"
MAX_OLX_BYTES = 32 * 1024 * 1024
"""Bytes of a document: attached files of 16 MiB in base64, and text."""

_SECTIONS = ("prompt", "grader", "solution")
_CODE_ATTRIBUTES = ("runtimes", "own_input", "locked", *LIMITS)
NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_PROLOG = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.S)

Element = Any
"""An element of lxml.etree."""


class OlxError(ValueError):
    """A text is not a problem in OLX. line: where in the XML, from 1, or None. The message says what to do."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(f"line {line}: {message}" if line else message)
        self.message = message
        self.line = line


def parse(xml: str | bytes | Element) -> Problem:
    """The problem in OLX text or in an lxml element. Raises OlxError."""
    node = parse_text(xml) if isinstance(xml, str | bytes) else xml
    if node.tag != TAG:
        raise OlxError(f"The element is <{node.tag}>; a problem is <{TAG}>.", node.sourceline)
    _refuse_text_between(node)
    sections: dict[str, str] = {}
    inputs: list[Input] = []
    files: dict[str, bytes] = {}
    for child in _children(node):
        if child.tag in _SECTIONS:
            if child.tag in sections:
                raise OlxError(f"There is a second <{child.tag}>; keep one.", child.sourceline)
            sections[child.tag] = _text(child)
        elif child.tag == "input":
            inputs.append(_input(child, {each.name for each in inputs}))
        elif child.tag == "file":
            name = _required(child, "name", 'such as name="data.csv"')
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
    _append(node, "prompt", problem.prompt)
    for each in problem.inputs:
        _append_input(node, each)
    _append(node, "grader", problem.grader, code=True)
    if problem.solution:
        _append(node, "solution", problem.solution)
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
    return int(child.sourceline) + (blank[0].count("\n") if blank and _PRESERVE not in child.attrib else 0)


def _children(node: Element) -> Iterator[Element]:
    """Child elements of our own: no comments, and nothing of another namespace (asides of the platform)."""
    for child in node:
        if isinstance(child.tag, str) and not child.tag.startswith("{"):
            yield child


def _refuse_text_between(node: Element) -> None:
    for text, line in ((node.text, node.sourceline), *((child.tail, child.sourceline) for child in node)):
        if text and text.strip():
            words = " ".join(text.split())[:40]
            raise OlxError(f'The text "{words}" stands outside of any element. Put it into <prompt>.', line)


def _text(node: Element) -> str:
    """The text of an element. Markup in it is a common slip: the text was meant to be in CDATA."""
    for child in node:
        if isinstance(child.tag, str):
            what = f"<{node.tag}> holds text, and <{child.tag}> in it is markup"
            raise OlxError(f"{what}. Write <{node.tag}><![CDATA[ … ]]></{node.tag}>.", child.sourceline)
    text = (node.text or "") + "".join(child.tail or "" for child in node)
    if node.get("encoding") is not None:
        try:
            return _decoded(node, text).decode()
        except UnicodeDecodeError:
            raise OlxError(f"The base64 text of <{node.tag}> is not UTF-8.", node.sourceline) from None
    return text if node.get(_PRESERVE) == "preserve" else canonical(text)


def _content(node: Element) -> bytes:
    if node.get("encoding") is not None:
        return _decoded(node, node.text or "")
    text = _text(node)
    return (text if node.get(_PRESERVE) == "preserve" or not text else f"{text}\n").encode()


def _decoded(node: Element, text: str) -> bytes:
    if node.get("encoding") != "base64":
        raise OlxError('The attribute encoding can only be "base64".', node.sourceline)
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        raise OlxError(f"The text of <{node.tag}> is not valid base64.", node.sourceline) from None


def _input(node: Element, taken: set[str]) -> Input:
    _refuse_text_between(node)
    name = _required(node, "name", 'such as name="answer"')
    if not INPUT_NAME.fullmatch(name):
        raise OlxError(
            f'The name "{name}" must be lower-case letters, digits and _, with a letter first.', node.sourceline
        )
    if name in taken:
        raise OlxError(f'There is a second answer field "{name}"; rename one.', node.sourceline)
    kind = _required(node, "kind", f"one of {', '.join(InputKind)}")
    if kind not in list(InputKind):
        raise OlxError(f'There is no kind "{kind}"; use one of {", ".join(InputKind)}.', node.sourceline)
    is_code = kind == InputKind.CODE
    _refuse_unknown(node, ("name", "kind", "label", "help", *(_CODE_ATTRIBUTES if is_code else ())))
    choices: list[Choice] = []
    starters: dict[str, str] = {}
    for child in _children(node):
        if child.tag == "choice" and InputKind(kind).has_choices:
            _refuse_unknown(child, ("value", "encoding"))
            choices.append(
                Choice(_required(child, "value", "what the grader gets"), _text(child) or child.get("value"))
            )
        elif child.tag == "starter" and is_code and child.get("runtime", "") not in starters:
            _refuse_unknown(child, ("runtime", "encoding"))
            starters[child.get("runtime", "")] = _text(child)
        else:
            raise OlxError(f'<{child.tag}> does not belong here in an <input kind="{kind}">.', child.sourceline)
    return Input(
        name,
        InputKind(kind),
        node.get("label", ""),
        node.get("help", ""),
        tuple(choices),
        starters.pop("", ""),
        tuple(node.get("runtimes", "").split()),
        starters,
        _own_input(node),
        _locked(node),
        ProgramLimits(**{name: _limit(node, name) for name in LIMITS}),
    )


def _own_input(node: Element) -> OwnInput:
    value = node.get("own_input", "").strip()
    if value not in list(OwnInput):
        raise OlxError(f'own_input="{value}" must be "code" or "stdin", or left out.', node.sourceline)
    return OwnInput(value)


def _locked(node: Element) -> str:
    text: str = node.get("locked", "").strip()
    try:
        read_locked(text)
    except InputError as error:
        raise OlxError(f"locked: {error}.", node.sourceline) from None
    return text


def _limit(node: Element, name: str) -> Any:
    text = node.get(name, "").strip()
    if not text:
        return None
    try:
        amount: object = float(text) if "." in text else int(text)
        return read_limit(name, amount, f'{name}="{text}"')
    except ValueError:
        raise OlxError(f'{name}="{text}" must be a number greater than 0, or left out.', node.sourceline) from None


def _required(node: Element, name: str, example: str) -> str:
    value: str = node.get(name, "").strip()
    if not value:
        raise OlxError(f"<{node.tag}> needs the attribute {name}: {example}.", node.sourceline)
    return value


def _refuse_unknown(node: Element, known: tuple[str, ...]) -> None:
    for name in node.attrib:
        if name not in known and not name.startswith("{"):
            allowed = ", ".join(known)
            raise OlxError(f'<{node.tag}> has no attribute "{name}"; it has {allowed}.', node.sourceline)


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


def _append_input(node: Element, each: Input) -> None:
    child = etree.SubElement(node, "input", name=xml_text(each.name), kind=each.kind.value)
    for name, value in (("label", each.label), ("help", each.help)):
        if value:
            child.set(name, xml_text(value))
    for choice in each.choices:
        _append(child, "choice", choice.text, {"value": choice.value})
    for name, value in _code_attributes(each).items():
        child.set(name, xml_text(value))
    if each.starter:
        _append(child, "starter", each.starter, code=True)
    for runtime, starter in each.starters.items():
        _append(child, "starter", starter, {"runtime": runtime}, code=True)


def _code_attributes(each: Input) -> dict[str, str]:
    amounts = {name: getattr(each.limits, name) for name in LIMITS}
    values = {"runtimes": " ".join(each.runtimes), "own_input": each.own_input.value, "locked": each.locked}
    values |= {name: repr(amount).removesuffix(".0") for name, amount in amounts.items() if amount is not None}
    return {name: value for name, value in values.items() if value}


def _append_file(node: Element, name: str, content: bytes) -> None:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        text = "\0"
    if text.strip() and is_xml_text(text) and text == canonical("\n" + text) + "\n":
        _append(node, "file", text, {"name": name}, code=True)
    else:
        child = etree.SubElement(node, "file", name=xml_text(name), encoding="base64")
        child.text = block_form(base64.encodebytes(content).decode())


def _append(
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
        child.set(_PRESERVE, "preserve")
        written = text
    in_cdata = "]]>" not in written and (code or any(char in written for char in "<>&\n"))
    child.text = etree.CDATA(written) if in_cdata and written else written


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
