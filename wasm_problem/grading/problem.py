"""What a problem is: plain, frozen values, and their JSON form."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from ..sandbox.outcome import NO_FILES, Json
from . import pins as recorded
from .inputs import Input, InputError, inputs_from_list, inputs_to_list
from .pins import NO_PINS, PinError, Pins

FORMAT_VERSION = 1
_ATTRIBUTE_NAME = r"(?:\{[^{}\s]+\})?[A-Za-z_][A-Za-z0-9_.-]*"


@dataclass(frozen=True, slots=True)
class Problem:
    """All that an author writes.

    max_attempts None: unlimited. weight None: one point. show_reset_button None: as the course says.
    attributes: OLX attributes that mean nothing to this package, such as those of the platform, kept as they are.
    pins: the builds of its runtimes that it was written with, as far as they are known.
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
    pins: Pins = field(default_factory=lambda: NO_PINS)


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


def to_dict(problem: Problem) -> dict[str, Json]:
    """The JSON form of a problem, with a version of its own. Pins are left out when there are none."""
    pins = {"pins": recorded.to_dict(problem.pins)} if problem.pins else {}
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
        **pins,
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


def _dict(field: str, what: str, value: object) -> dict[str, Any]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise ProblemError(field, f"{what} must be an object.")
    return value


def _text(field: str, value: object) -> str:
    if not isinstance(value, str):
        raise ProblemError(field, "This must be text.")
    return value


def _inputs(field: str, value: object) -> tuple[Input, ...]:
    try:
        return inputs_from_list(value)
    except InputError as error:
        raise ProblemError(field, str(error)) from None


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


def _pins(field: str, value: object) -> Pins:
    try:
        return recorded.from_dict(value)
    except PinError as error:
        raise ProblemError(field, str(error)) from None


_FIELDS: Mapping[str, Callable[[str, object], Any]] = {
    "display_name": _text,
    "runtime": _text,
    "prompt": _text,
    "inputs": _inputs,
    "grader": _text,
    "solution": _text,
    "files": _files,
    "max_attempts": _optional_count,
    "weight": _optional_points,
    "show_reset_button": _optional_flag,
    "attributes": _attributes,
    "pins": _pins,
}
