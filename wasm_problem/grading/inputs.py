"""Answer fields: plain, frozen values, and their JSON form."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from ..sandbox.outcome import Json

INPUT_NAME = re.compile(r"[a-z][a-z0-9_]*")
NO_STARTERS: Mapping[str, str] = MappingProxyType({})


class InputKind(StrEnum):
    """What a learner types into an answer field. The values are part of the content's format."""

    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    CHOICES = "choices"
    CODE = "code"
    FORMULA = "formula"

    @property
    def has_choices(self) -> bool:
        return self in (InputKind.CHOICE, InputKind.CHOICES)


class OwnInput(StrEnum):
    """What learners may try their program with besides the examples. The values are part of the content's format."""

    NONE = ""
    CODE = "code"
    STDIN = "stdin"


class Expected(StrEnum):
    """What a formula is meant to be. The values are part of the content's format."""

    EXPRESSION = "expression"
    EQUATION = "equation"
    MATRIX = "matrix"
    SET = "set"
    QUANTITY = "quantity"


@dataclass(frozen=True, slots=True)
class Choice:
    """One option. The grader gets `value`; the learner reads `text` (Markdown, one line)."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class ProgramLimits:
    """What each start of a learner's program may use. None: the installation's default."""

    fuel: int | None = None
    seconds: float | None = None
    memory_mib: int | None = None
    output_kib: int | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """One answer field. `label` and `help` are Markdown of one line. From `starter` to `limits` is for code only.

    runtimes: what the program may be written for; empty: the grader's runtime. The first is the default.
    starter: what the editor holds at first, for the first runtime; starters: for the others, by runtime.
    locked: lines of the starter that learners may not change, such as "1-3, 8".
    variables, expects: of a formula; no variables: any names will do.
    """

    name: str
    kind: InputKind
    label: str = ""
    help: str = ""
    choices: tuple[Choice, ...] = ()
    starter: str = ""
    runtimes: tuple[str, ...] = ()
    starters: Mapping[str, str] = field(default_factory=lambda: NO_STARTERS)
    own_input: OwnInput = OwnInput.NONE
    locked: str = ""
    limits: ProgramLimits = ProgramLimits()
    variables: tuple[str, ...] = ()
    expects: Expected = Expected.EXPRESSION

    def starter_for(self, runtime: str) -> str:
        """What the editor holds at first when the learner writes for `runtime`."""
        default = "" if runtime in self.runtimes[1:] else self.starter
        return self.starters.get(runtime, default)


class InputError(ValueError):
    """A value is no answer field. The message is one sentence for the author."""


def read_locked(text: str) -> list[tuple[int, int]]:
    """The ranges of lines in a text such as "1-3, 8": first and last line, from 1. Raises InputError."""
    ranges: list[tuple[int, int]] = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        found = re.fullmatch(r"([0-9]{1,5})(?:\s*[-\u2013]\s*([0-9]{1,5}))?", part)
        if found is None:
            raise InputError(f'"{part[:40]}" is no range of lines; write lines and ranges, such as 1-3, 8')
        first, last = int(found[1]), int(found[2] or found[1])
        if first < 1 or last < first or (ranges and first <= ranges[-1][1]):
            raise InputError(f'"{part[:40]}" is out of order; lines count from 1 and ranges rise, such as 1-3, 8')
        ranges.append((first, last))
    return ranges


def inputs_to_list(inputs: Sequence[Input]) -> list[Json]:
    """The JSON form of answer fields, as stored and as the Studio view uses it.

    Defaults of what is for one kind only are left out: content that does not use it has the form that it always had.
    """
    return [_to_dict(each) for each in inputs]


def inputs_from_list(value: object) -> tuple[Input, ...]:
    """The reverse of inputs_to_list. Raises InputError."""
    return tuple(_input(item, f"Answer field {n}") for n, item in enumerate(_list("inputs", value), 1))


def _to_dict(each: Input) -> Json:
    limits = {name: getattr(each.limits, name) for name in LIMITS}
    special = {
        "runtimes": list(each.runtimes),
        "starters": dict(each.starters),
        "own_input": each.own_input.value,
        "locked": each.locked,
        "limits": {name: value for name, value in limits.items() if value is not None},
        "variables": list(each.variables),
        "expects": "" if each.expects is Expected.EXPRESSION else each.expects.value,
    }
    return {
        "name": each.name,
        "kind": each.kind.value,
        "label": each.label,
        "help": each.help,
        "choices": [{"value": choice.value, "text": choice.text} for choice in each.choices],
        "starter": each.starter,
        **{name: value for name, value in special.items() if value},
    }


def _input(value: object, where: str) -> Input:
    data = _dict(where, value)
    unknown = sorted(set(data) - set(_PARTS) - {"kind"})
    if unknown:
        raise InputError(f'{where} has the unknown setting "{unknown[0]}".')
    kind = data.get("kind")
    if kind not in list(InputKind):
        raise InputError(f"{where}: the kind is one of {', '.join(InputKind)}.")
    parts = {name: read(data[name], where) for name, read in _PARTS.items() if name in data}
    return Input(**{"name": "", **parts, "kind": InputKind(kind)})


def _choices(value: object, where: str) -> tuple[Choice, ...]:
    return tuple(_choice(item, where) for item in _list(f"{where}: choices", value))


def _choice(value: object, where: str) -> Choice:
    data = _dict(f"{where}: a choice", value)
    if set(data) - {"value", "text"} or "value" not in data:
        raise InputError(f"{where}: a choice has a value and a text.")
    chosen = _text(data["value"], f"{where}: the value of a choice")
    return Choice(chosen, _text(data.get("text", chosen), f"{where}: the text of a choice"))


def _runtimes(value: object, where: str) -> tuple[str, ...]:
    return tuple(_text(item, f"{where}: a runtime") for item in _list(f"{where}: runtimes", value))


def _starters(value: object, where: str) -> Mapping[str, str]:
    data = _dict(f"{where}: starters", value)
    return {runtime: _text(text, f"{where}: a starter") for runtime, text in data.items()}


def _own_input(value: object, where: str) -> OwnInput:
    if not isinstance(value, str) or value not in list(OwnInput):
        raise InputError(f'{where}: own_input is "code", "stdin" or empty.')
    return OwnInput(value)


def _locked(value: object, where: str) -> str:
    text = _text(value, f"{where}: locked")
    try:
        read_locked(text)
    except InputError as error:
        raise InputError(f"{where}: {error}.") from None
    return text


def _variables(value: object, where: str) -> tuple[str, ...]:
    return tuple(_text(item, f"{where}: a variable") for item in _list(f"{where}: variables", value))


def _expects(value: object, where: str) -> Expected:
    if not isinstance(value, str) or value not in list(Expected):
        raise InputError(f"{where}: expects is one of {', '.join(Expected)}.")
    return Expected(value)


def limits_from_dict(value: object, where: str) -> ProgramLimits:
    """The limits in a JSON object. Raises InputError, which begins with `where`."""
    data = _dict(f"{where}: limits", value)
    unknown = sorted(set(data) - set(LIMITS))
    if unknown:
        raise InputError(f'{where} has the unknown limit "{unknown[0]}".')
    return ProgramLimits(**{name: read_limit(name, amount, where) for name, amount in data.items()})


def read_limit(name: str, value: object, where: str) -> Any:
    """The amount of a limit of ProgramLimits. Raises InputError."""
    if value is None:
        return None
    whole = LIMITS[name] is int
    fits = isinstance(value, int) if whole else isinstance(value, int | float) and math.isfinite(value)
    if not fits or isinstance(value, bool) or not 0 < value <= 10**15:  # type: ignore[operator]
        raise InputError(f"{where}: the limit {name} is a {'whole ' if whole else ''}number greater than 0.")
    return LIMITS[name](value)


def _named_text(name: str) -> Callable[[object, str], str]:
    return lambda value, where: _text(value, f"{where}: the {name}")


def _dict(what: str, value: object) -> dict[str, Any]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise InputError(f"{what} must be an object.")
    return value


def _list(what: str, value: object) -> list[Any]:
    if not isinstance(value, list | tuple):
        raise InputError(f"{what} must be a list.")
    return list(value)


def _text(value: object, what: str) -> str:
    if not isinstance(value, str):
        raise InputError(f"{what} must be text.")
    return value


LIMITS: Mapping[str, Callable[[Any], Any]] = {"fuel": int, "seconds": float, "memory_mib": int, "output_kib": int}
_PARTS: Mapping[str, Callable[[object, str], Any]] = {
    "name": _named_text("name"),
    "label": _named_text("label"),
    "help": _named_text("help text"),
    "choices": _choices,
    "starter": _named_text("starter"),
    "runtimes": _runtimes,
    "starters": _starters,
    "own_input": _own_input,
    "locked": _locked,
    "limits": limits_from_dict,
    "variables": _variables,
    "expects": _expects,
}
