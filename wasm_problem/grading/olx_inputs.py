"""Answer fields as OLX elements, both ways."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from .inputs import (
    INPUT_NAME,
    LIMITS,
    Choice,
    Expected,
    Input,
    InputError,
    InputKind,
    OwnInput,
    ProgramLimits,
    read_limit,
    read_locked,
)
from .olx_elements import (
    Element,
    OlxError,
    append_text,
    children,
    refuse_text_between,
    refuse_unknown,
    required,
    text_of,
)
from .olx_text import xml_text

_SPECIAL_ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    InputKind.CODE: ("runtimes", "own_input", "locked", *LIMITS),
    InputKind.FORMULA: ("variables", "expects"),
}


def read_input(node: Element, taken: set[str]) -> Input:
    refuse_text_between(node)
    name = required(node, "name", 'such as name="answer"')
    if not INPUT_NAME.fullmatch(name):
        raise OlxError(
            f'The name "{name}" must be lower-case letters, digits and _, with a letter first.', node.sourceline
        )
    if name in taken:
        raise OlxError(f'There is a second answer field "{name}"; rename one.', node.sourceline)
    kind = required(node, "kind", f"one of {', '.join(InputKind)}")
    if kind not in list(InputKind):
        raise OlxError(f'There is no kind "{kind}"; use one of {", ".join(InputKind)}.', node.sourceline)
    is_code = kind == InputKind.CODE
    refuse_unknown(node, ("name", "kind", "label", "help", *_SPECIAL_ATTRIBUTES.get(kind, ())))
    choices: list[Choice] = []
    starters: dict[str, str] = {}
    for child in children(node):
        if child.tag == "choice" and InputKind(kind).has_choices:
            refuse_unknown(child, ("value", "encoding"))
            choices.append(
                Choice(required(child, "value", "what the grader gets"), text_of(child) or child.get("value"))
            )
        elif child.tag == "starter" and is_code and child.get("runtime", "") not in starters:
            refuse_unknown(child, ("runtime", "encoding"))
            starters[child.get("runtime", "")] = text_of(child)
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
        tuple(node.get("variables", "").split()),
        _expects(node),
    )


def _expects(node: Element) -> Expected:
    value = node.get("expects", "").strip() or Expected.EXPRESSION
    if value not in list(Expected):
        raise OlxError(f'expects="{value}" must be one of {", ".join(Expected)}, or left out.', node.sourceline)
    return Expected(value)


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


def append_input(node: Element, each: Input) -> None:
    child = etree.SubElement(node, "input", name=xml_text(each.name), kind=each.kind.value)
    for name, value in (("label", each.label), ("help", each.help)):
        if value:
            child.set(name, xml_text(value))
    for choice in each.choices:
        append_text(child, "choice", choice.text, {"value": choice.value})
    for name, value in _special_attributes(each).items():
        child.set(name, xml_text(value))
    if each.starter:
        append_text(child, "starter", each.starter, code=True)
    for runtime, starter in each.starters.items():
        append_text(child, "starter", starter, {"runtime": runtime}, code=True)


def _special_attributes(each: Input) -> dict[str, str]:
    amounts = {name: getattr(each.limits, name) for name in LIMITS}
    values = {"runtimes": " ".join(each.runtimes), "own_input": each.own_input.value, "locked": each.locked}
    values |= {name: repr(amount).removesuffix(".0") for name, amount in amounts.items() if amount is not None}
    values["variables"] = " ".join(each.variables)
    values["expects"] = "" if each.expects is Expected.EXPRESSION else each.expects.value
    return {name: value for name, value in values.items() if value}
