"""NumPy and SciPy, imported and warmed up, and the other packages of the scientific runtime, imported when asked for.

All of them at once would leave more memory than componentize-py can take over from a component's start, 128 MiB.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import extras_of_science as science
import scipy_warm
from extras_of_science import PATH, scalars
from importer import Library

__all__ = ["ABSENT", "MODULES", "OFFERED", "PATH", "add", "randomness", "run", "scalars"]

MODULES = (*(name for name in science.MODULES if name.partition(".")[0] == "numpy"), *scipy_warm.MODULES)

OFFERED: tuple[str, ...] = ()

ABSENT = {name: why for name, why in science.ABSENT.items() if name != "scipy"} | {
    "calc": "the runtime has no calc; python-3.14-science has it",
    "chem": "the runtime has no chem; python-3.14-science has it",
    "nltk": "the runtime has no nltk; python-3.14-science has it",
    "scipy.datasets": "the sandbox has no network to fetch them from",
    "scipy.odr": "the runtime has no ODRPACK; scipy.optimize.least_squares and curve_fit are there",
    "wasm_problem.formulas": "it is in the runtime python-3.14-science",
}

# Of no use without what they are built of, fetch, or test; or too large beside SciPy.
LEFT_OUT = (
    *("scipy.odr", "scipy.conftest", "scipy._build_utils"),
    *("nltk", "chem", "calc"),
)


def add(library: Library) -> dict[str, Callable[[], bytes]]:
    """Adds the packages to the library. Returns the files that go with them, by path."""
    science.LEFT_OUT.update(dict.fromkeys(LEFT_OUT, ""))
    return science.add(library)


def randomness() -> list[Callable[[int], None]]:
    """NumPy's generator. Those of packages that are imported later start from the seed by themselves."""
    import numpy as np

    return [partial(_start, np.random.mtrand._rand.seed)]


def _start(start: Callable[[list[int]], None], seed: int) -> None:
    start([seed & 0xFFFFFFFF, seed >> 32])


def run(evaluator: Any) -> None:
    scipy_warm.run_programs(evaluator)
