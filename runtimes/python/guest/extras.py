"""What a runtime that lies over this one adds: here nothing. Such a runtime has a file of this name of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from importer import Library

ABSENT: dict[str, str] = {}
"""More modules that the runtime lacks, each with a sentence why."""

MODULES: tuple[str, ...] = ()
"""More that every instance starts with already imported."""

OFFERED: tuple[str, ...] = ()
"""Modules of this guest that programs may import, besides wasm_problem."""

PATH: tuple[str, ...] = ()
"""More entries of sys.path."""


def add(library: Library) -> dict[str, Callable[[], bytes]]:
    """Adds modules to the library. Returns files that go with them, by path."""
    return {}


def scalars() -> dict[type, Callable[[Any], object]]:
    """Types that are one bool, int or float, and what makes it of them; asked for when MODULES are imported."""
    return {}


def randomness() -> list[Callable[[int], None]]:
    """What starts more sources of randomness afresh from a seed; asked for when MODULES are imported."""
    return []


def run(evaluator: Any) -> None:
    """Warms up what it adds."""
