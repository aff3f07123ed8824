"""What a problem is: plain, frozen values, and their JSON form."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from ..sandbox.outcome import NO_FILES, Json

FORMAT_VERSION = 1
INPUT_NAME = re.compile(r"[a-z][a-z0-9_]*")
_ATTRIBUTE_NAME = r"(?:\{[^{}\s]+\})?[A-Za-z_][A-Za-z0-9_.-]*"


class InputKind(StrEnum):
    """What a learner types into an answer field. The values are part of the content's format."""

    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    CHOICES = "choices"
    CODE = "code"

    @property
    def has_choices(self) -> bool:
        return self in (InputKind.CHOICE, InputKind.CHOICES)


@dataclass(frozen=True, slots=True)
class Choice:
    """One option. The grader gets `value`; the learner reads `text` (Markdown, one line)."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Input:
    """One answer field. `label` and `help` are Markdown of one line; `starter` is for code only."""

    name: str
    kind: InputKind
    label: str = ""
    help: str = ""
    choices: tuple[Choice, ...] = ()
    starter: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """All that an author writes.

    max_attempts None: unlimited. weight None: one point. show_reset_button None: as the course says.
    attributes: OLX attributes that mean nothing to this package, such as those of the platform, kept as they are.
    """

    runtime: str
    grader: str
    prompt: str = ""
    inputs: tuple[Input, ...] = ()
    solution: str = ""
    display_name: str = ""
    files: Mapping[str, bytes] = field(default_factory=lambda: NO_FILES)
    max_attempts: int | None = None
    weight: float | None = None
    show_reset_button: bool | None = None
    attributes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class AuthorError:
    """A fault that an author can mend. field: a field of Problem. line and column count from 1 in that field's text."""

    field: str
    message: str
    line: int | None = None
    column: int | None = None


class ProblemError(ValueError):
    """A dictionary is not a problem. `field` names the part, `message` is one sentence for the author."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}" if field else message)
        self.field = field
        self.message = message


def fingerprint(problem: Problem) -> str:
    """A short digest of what a learner's page shows: it changes when an open page is out of date."""
    shown = json.dumps([problem.prompt, inputs_to_list(problem.inputs)], ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(shown.encode()).hexdigest()[:16]


def inputs_to_list(inputs: Sequence[Input]) -> list[Json]:
    """The JSON form of answer fields, as stored and as the Studio view uses it."""
    return [
        {
            "name": each.name,
            "kind": each.kind.value,
            "label": each.label,
            "help": each.help,
            "choices": [{"value": choice.value, "text": choice.text} for choice in each.choices],
            "starter": each.starter,
        }
        for each in inputs
    ]


def inputs_from_list(value: object) -> tuple[Input, ...]:
    """The reverse of inputs_to_list. Raises ProblemError."""
    return tuple(_input(item, f"Answer field {n}") for n, item in enumerate(_list("inputs", "inputs", value), 1))


def to_dict(problem: Problem) -> dict[str, Json]:
    """The JSON form of a problem, with a version of its own."""
    return {
        "version": FORMAT_VERSION,
        "display_name": problem.display_name,
        "runtime": problem.runtime,
        "prompt": problem.prompt,
        "inputs": inputs_to_list(problem.inputs),
        "grader": problem.grader,
        "solution": problem.solution,
        "files": {name: base64.b64encode(content).decode() for name, content in problem.files.items()},
        "max_attempts": problem.max_attempts,
        "weight": problem.weight,
        "show_reset_button": problem.show_reset_button,
        "attributes": dict(problem.attributes),
    }


def from_dict(value: object) -> Problem:
    """The reverse of to_dict. A key left out has its default. Raises ProblemError."""
    data = _dict("", "The problem", value)
    version = data.get("version", FORMAT_VERSION)
    if version != FORMAT_VERSION:
        raise ProblemError("", f"The problem has format version {version!r}; this installation reads {FORMAT_VERSION}.")
    unknown = sorted(set(data) - set(_FIELDS) - {"version"})
    if unknown:
        raise ProblemError(unknown[0], f'There is no setting "{unknown[0]}".')
    for name in ("runtime", "grader"):
        if name not in data:
            raise ProblemError(name, f'The setting "{name}" is missing.')
    return Problem(**{name: _FIELDS[name](name, data[name]) for name in _FIELDS if name in data})


def _input(value: object, where: str) -> Input:
    data = _dict("inputs", where, value)
    unknown = sorted(set(data) - {"name", "kind", "label", "help", "choices", "starter"})
    if unknown:
        raise ProblemError("inputs", f'{where} has the unknown setting "{unknown[0]}".')
    kind = data.get("kind")
    if kind not in list(InputKind):
        raise ProblemError("inputs", f"{where}: the kind is one of {', '.join(InputKind)}.")
    return Input(
        name=_text("inputs", data.get("name", ""), f"{where}: the name"),
        kind=InputKind(kind),
        label=_text("inputs", data.get("label", ""), f"{where}: the label"),
        help=_text("inputs", data.get("help", ""), f"{where}: the help text"),
        choices=tuple(_choice(item, where) for item in _list("inputs", f"{where}: choices", data.get("choices", []))),
        starter=_text("inputs", data.get("starter", ""), f"{where}: the starter"),
    )


def _choice(value: object, where: str) -> Choice:
    data = _dict("inputs", f"{where}: a choice", value)
    if set(data) - {"value", "text"} or "value" not in data:
        raise ProblemError("inputs", f"{where}: a choice has a value and a text.")
    chosen = _text("inputs", data["value"], f"{where}: the value of a choice")
    return Choice(chosen, _text("inputs", data.get("text", chosen), f"{where}: the text of a choice"))


def _dict(field: str, what: str, value: object) -> dict[str, Any]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise ProblemError(field, f"{what} must be an object.")
    return value


def _list(field: str, what: str, value: object) -> list[Any]:
    if not isinstance(value, list | tuple):
        raise ProblemError(field, f"{what} must be a list.")
    return list(value)


def _text(field: str, value: object, what: str = "This") -> str:
    if not isinstance(value, str):
        raise ProblemError(field, f"{what} must be text.")
    return value


def _optional_flag(field: str, value: object) -> bool | None:
    if value is not None and not isinstance(value, bool):
        raise ProblemError(field, "This must be true, false or null.")
    return value


def _optional_count(field: str, value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 1_000_000:
        raise ProblemError(field, "Type a whole number from 0 to 1,000,000, or leave it empty.")
    return value


def _optional_points(field: str, value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1_000_000:
        raise ProblemError(field, "Type a number from 0 to 1,000,000, or leave it empty.")
    return float(value)


def _files(field: str, value: object) -> Mapping[str, bytes]:
    data = _dict(field, "Attached files", value)
    try:
        return {name: base64.b64decode(_text(field, content), validate=True) for name, content in data.items()}
    except (binascii.Error, ValueError) as error:
        raise ProblemError(field, "An attached file is not valid base64.") from error


def _attributes(field: str, value: object) -> Mapping[str, str]:
    data = _dict(field, "Attributes", value)
    if not all(re.fullmatch(_ATTRIBUTE_NAME, name) for name in data):
        raise ProblemError(field, "An attribute has a name that XML does not allow.")
    return {name: _text(field, text) for name, text in data.items()}


_FIELDS: Mapping[str, Callable[[str, object], Any]] = {
    "display_name": _text,
    "runtime": _text,
    "prompt": _text,
    "inputs": lambda _field, value: inputs_from_list(value),
    "grader": _text,
    "solution": _text,
    "files": _files,
    "max_attempts": _optional_count,
    "weight": _optional_points,
    "show_reset_button": _optional_flag,
    "attributes": _attributes,
}
