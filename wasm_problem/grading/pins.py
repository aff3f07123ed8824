"""What a problem was written with: for each runtime that it uses, which build of it and how to get that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..sandbox import Catalog, Runtime, UnknownRuntime

if TYPE_CHECKING:
    from .problem import Problem

MAX_PINS = 200
_ID = re.compile(r"[^\s;]{1,200}")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_PACKAGE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?")
"""The name of a distribution, as PyPI spells them."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A build of a runtime.

    inputs_digest: of what it was built from, the same wherever it is built. package: the package of pip that brought
    it; "" when it came with this software or from a folder of the operator's.
    """

    inputs_digest: str
    package: str = ""


Pins = Mapping[str, Pin]
"""By the id of the runtime."""

NO_PINS: Pins = MappingProxyType({})


class PinError(ValueError):
    """A text or value is no Pins. The message is one sentence for the author."""


def used_runtimes(problem: Problem) -> tuple[str, ...]:
    """Each runtime that the problem names, the grader's first."""
    of_answers = (runtime for each in problem.inputs for runtime in (*each.runtimes, *each.starters))
    return tuple(dict.fromkeys(filter(None, (problem.runtime, *of_answers))))


def completed(catalog: Catalog, problem: Problem) -> Problem:
    """The problem with pins for what is installed and not recorded yet, and without those of what it does not use."""
    return replace(problem, pins=_pins(catalog, problem, problem.pins))


def renewed(catalog: Catalog, problem: Problem) -> Problem:
    """The problem as written with what is installed now. What is not installed keeps its pin."""
    missing = {name: pin for name, pin in problem.pins.items() if found(catalog, name) is None}
    return replace(problem, pins=_pins(catalog, problem, missing))


def _pins(catalog: Catalog, problem: Problem, recorded: Pins) -> Pins:
    pins = {}
    for name in used_runtimes(problem):
        runtime = found(catalog, name)
        if name in recorded:
            pins[name] = recorded[name]
        elif runtime is not None and runtime.id == name and _DIGEST.fullmatch(runtime.inputs_digest):
            pins[name] = Pin(runtime.inputs_digest, runtime.package)
    return pins


def missing(catalog: Catalog, problem: Problem) -> tuple[str, ...]:
    """The runtimes of the problem that are not installed here."""
    return tuple(name for name in used_runtimes(problem) if found(catalog, name) is None)


def other_builds(catalog: Catalog, problem: Problem) -> tuple[str, ...]:
    """The runtimes whose installed build is made from other sources than the one that the problem was written with."""
    return tuple(name for name in used_runtimes(problem) if _is_other(found(catalog, name), problem.pins.get(name)))


def _is_other(runtime: Runtime | None, pin: Pin | None) -> bool:
    return runtime is not None and pin is not None and runtime.inputs_digest != pin.inputs_digest


def found(catalog: Catalog, runtime: str) -> Runtime | None:
    """The runtime when it is installed."""
    try:
        return catalog.get(runtime)
    except UnknownRuntime:
        return None


def to_text(pins: Pins) -> str:
    """One line: `ID DIGEST PACKAGE; ID DIGEST`."""
    return "; ".join(" ".join(filter(None, (name, pin.inputs_digest, pin.package))) for name, pin in pins.items())


def from_text(text: str) -> Pins:
    """The reverse of to_text. Raises PinError."""
    pins: dict[str, Pin] = {}
    for part in filter(None, (part.split() for part in text.split(";"))):
        if not 2 <= len(part) <= 3:
            raise PinError(f'"{" ".join(part)[:60]}" is no record of a build: RUNTIME sha256:DIGEST PACKAGE')
        pins |= _checked(part[0], Pin(*part[1:]))
    return _bounded(pins)


def to_dict(pins: Pins) -> dict[str, dict[str, str]]:
    """The JSON form, as stored."""
    return {
        name: {"inputs": pin.inputs_digest, **({"package": pin.package} if pin.package else {})}
        for name, pin in pins.items()
    }


def from_dict(value: object) -> Pins:
    """The reverse of to_dict. Raises PinError."""
    return _bounded({name: pin for item in _items(value) for name, pin in _checked(*item).items()})


def _items(value: object) -> Iterator[tuple[object, Pin]]:
    if not isinstance(value, dict):
        raise PinError("The record of builds must be an object.")
    for name, written in value.items():
        if not isinstance(written, dict) or set(written) - {"inputs", "package"}:
            raise PinError("The record of a build has inputs and perhaps a package.")
        yield name, Pin(written.get("inputs", ""), written.get("package", ""))


def _checked(name: object, pin: Pin) -> dict[str, Pin]:
    if not isinstance(name, str) or not _ID.fullmatch(name):
        raise PinError("The record of a build has no name of a runtime, such as python-3.14@1")
    if not isinstance(pin.inputs_digest, str) or not _DIGEST.fullmatch(pin.inputs_digest):
        raise PinError(f"The record of {name[:60]} has no digest: sha256: and 64 hexadecimal digits")
    if not isinstance(pin.package, str) or (pin.package and not _PACKAGE.fullmatch(pin.package)):
        raise PinError(f"The record of {name[:60]} has a package with a name that pip does not take")
    return {name: pin}


def _bounded(pins: Pins) -> Pins:
    if len(pins) > MAX_PINS:
        raise PinError(f"There are {len(pins)} records of builds; at most {MAX_PINS} are allowed.")
    return pins
