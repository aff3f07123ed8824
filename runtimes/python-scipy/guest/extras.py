"""SciPy beside the packages of the scientific runtime: importable from memory, and its much-used modules warmed up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import extras_of_science as science
import scipy_warm
from extras_of_science import OFFERED, PATH, randomness, scalars
from importer import Library

__all__ = ["ABSENT", "MODULES", "OFFERED", "PATH", "add", "randomness", "run", "scalars"]

MODULES = (*science.MODULES, *scipy_warm.MODULES)

ABSENT = {name: why for name, why in science.ABSENT.items() if name != "scipy"} | {
    "scipy.datasets": "the sandbox has no network to fetch them from",
    "scipy.odr": "the runtime has no ODRPACK; scipy.optimize.least_squares and curve_fit are there",
}

# Of no use without what they are built of, fetch, or test.
LEFT_OUT = ("scipy.datasets", "scipy.odr", "scipy.conftest", "scipy._build_utils")

DOCUMENTED = ("scipy.special._add_newdocs",)
"""What reads its own docstrings."""


def add(library: Library) -> dict[str, Callable[[], bytes]]:
    """Adds the packages to the library. Returns the files that go with them, by path."""
    science.LEFT_OUT.update(dict.fromkeys(LEFT_OUT, ""))
    return science.add(library)


def run(evaluator: Any) -> None:
    science.run(evaluator)
    scipy_warm.run_programs(evaluator)
