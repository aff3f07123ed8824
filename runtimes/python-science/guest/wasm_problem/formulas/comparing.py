"""A comparison for tables of tests: a program that returns the text of a formula."""

from __future__ import annotations

from typing import Any

from .equivalence import equivalent
from .faults import NotUnderstood
from .options import Options
from .reading import authors, from_text

try:
    from wasm_problem.comparisons import satisfies
except ModuleNotFoundError:  # Outside the sandbox, where there are no programs to test.
    satisfies = None


def equals_formula(right: Any, domain: Any = "real", tolerance: float | None = None) -> Any:
    """Text of a formula equivalent to the right one: `call("derivative", "x^2", returns=equals_formula("2x"))`."""
    options = Options(kind="expression")
    goal = authors(right, options)

    def accepts(actual: object) -> bool:
        if not isinstance(actual, str):
            return False
        try:
            return bool(equivalent(from_text(actual, options), goal, domain, tolerance=tolerance))
        except NotUnderstood:
            return False

    return satisfies(accepts, f"a formula that is equal to {goal}")
