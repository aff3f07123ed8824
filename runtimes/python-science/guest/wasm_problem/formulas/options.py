"""What a formula may hold: which variables and functions, and what kind of thing it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .alphabet import ALIASES, CONSTANTS, FUNCTIONS, GREEK_LETTERS
from .faults import BadTest

NAMES = {"variables", "functions", "constants", "units", "kind", "matrix", "decimal_comma", "log"}
KINDS = ("any", "expression", "equation", "matrix", "set", "quantity")
_NAME = re.compile(r"([A-Za-z]+)(?:_?([0-9]+)|_([A-Za-z0-9]+)|_\{([A-Za-z0-9]+)\})?")


@dataclass(frozen=True, slots=True)
class Options:
    """variables: their names, or None for any. functions: further names that are functions of something unknown."""

    variables: frozenset[str] | None = None
    functions: frozenset[str] = frozenset()
    constants: frozenset[str] = frozenset(CONSTANTS)
    units: bool = False
    kind: str = "any"
    decimal_comma: bool = False
    log: str = "e"

    @classmethod
    def read(cls, given: Mapping[str, Any], lenient: bool = False) -> Options:
        """Options as JSON. Raises BadTest. lenient: an option that is not known is one of a newer version."""
        unknown = sorted(set(given) - NAMES)
        if unknown and not lenient:
            raise BadTest(f"there is no option {unknown[0]!r}; options are {', '.join(sorted(NAMES))}")
        kind = given.get("kind") or ("matrix" if given.get("matrix") else "any")
        if kind not in KINDS:
            raise BadTest(f"kind is {kind!r}; it is one of {', '.join(KINDS)}")
        log = str(given.get("log", "e"))
        if log not in ("e", "10"):
            raise BadTest(f'log is {log!r}; it is "e" or 10: the base of log without one')
        variables = given.get("variables")
        if variables is None and kind == "quantity":
            variables = ()
        constants = given.get("constants")
        return cls(
            variables=None if variables is None else frozenset(map(variable, _listed("variables", variables))),
            functions=frozenset(map(variable, _listed("functions", given.get("functions") or ()))),
            constants=frozenset(CONSTANTS) if constants is None else frozenset(_constants(constants)),
            units=bool(given.get("units", kind == "quantity")),
            kind=kind,
            decimal_comma=bool(given.get("decimal_comma")),
            log=log,
        )


def variable(name: object) -> str:
    """The name of a variable as formulas have it: `x1` and `x_{1}` are `x_1`, `α` is `alpha`. Raises BadTest."""
    spelled = "".join(GREEK_LETTERS.get(each, each) for each in name) if isinstance(name, str) else ""
    found = _NAME.fullmatch(spelled)
    if found is None:
        raise BadTest(f"a variable is called {name!r}; a name has Latin or Greek letters, and perhaps an index: x_1")
    if found[1] in FUNCTIONS or found[1] in ALIASES:
        raise BadTest(f"a variable is called {name!r}, which is a function")
    index = found[2] or found[3] or found[4]
    return f"{found[1]}_{index}" if index else found[1]


def _listed(what: str, given: Any) -> Iterable[Any]:
    """Names in a list, or in one text with commas or spaces between them."""
    if isinstance(given, str):
        return given.replace(",", " ").split()
    if not isinstance(given, (list, tuple, set, frozenset)):
        raise BadTest(f'{what} is {given!r}; it is a list of names, such as ["x", "y"]')
    return given


def _constants(given: Any) -> Iterable[str]:
    found = set(_listed("constants", given))
    if not found <= set(CONSTANTS):
        raise BadTest(f"constants is {given!r}; constants are {', '.join(CONSTANTS)}")
    return found
