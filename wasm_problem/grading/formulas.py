"""How a runtime reads what a learner typed as a formula, told before anything is submitted. No grader takes part."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..sandbox import Catalog, Invocation, Limits, Program, Sandbox
from ..sandbox.limits import KIB, MIB
from . import pins
from .answers import MAX_FORMULA_LENGTH
from .inputs import Expected, Input, InputKind
from .problem import AuthorError, Problem
from .sentences import sentence
from .text import shortened, storable

FEATURE = "formulas"
"""What the manifest of a runtime names among its features when it can tell how it reads a formula."""
LIMITS = Limits(
    fuel=1_000_000_000,
    seconds=2.0,
    memory_bytes=256 * MIB,
    output_bytes=4 * KIB,
    value_bytes=64 * KIB,
    args_bytes=32 * KIB,
)
"""Each pause while somebody types costs this at most."""
MAX_LATEX_LENGTH = 10_000
MAX_TEXT_LENGTH = 4_000
MAX_MESSAGE_LENGTH = 500
MAX_LISTED = 50
"""Variables, and notes."""

_PROGRAM = Program(f"from wasm_problem.{FEATURE} import interpret")

_GREEK = (
    *("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu"),
    *("xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega"),
    *("varepsilon", "varkappa", "varphi", "varpi", "varrho", "varsigma", "vartheta"),
    *("Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega"),
)
_NAMED = (
    *("sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "coth", "arcsin", "arccos", "arctan", "arg"),
    *("ln", "log", "lg", "exp", "det", "dim", "gcd", "lim", "max", "min", "sup", "inf", "ker", "deg", "Re", "Im"),
    *("operatorname", "infty", "partial", "nabla", "emptyset", "hbar", "ell", "prime", "degree", "circ", "angle"),
)
_RELATIONS = (
    *("lt", "gt", "le", "ge", "leq", "geq", "ne", "neq", "eq", "equiv", "approx", "sim", "in", "notin", "subset"),
    *("subseteq", "to", "rightarrow", "Rightarrow", "Leftrightarrow", "Longrightarrow", "mapsto", "mid"),
    *("cup", "cap", "setminus", "triangle", "times", "cdot", "div", "pm", "mp", "ast", "star", "otimes", "oplus"),
    *("wedge", "vee", "neg", "not", "bmod", "mathbin", "mathrel", "forall", "exists"),
)
_LAYOUT = (
    *("frac", "dfrac", "tfrac", "sqrt", "root", "binom", "sum", "prod", "int", "iint", "iiint", "oint", "limits"),
    *("left", "right", "middle", "big", "Big", "bigl", "bigr", "langle", "rangle", "lceil", "rceil", "lfloor"),
    *("rfloor", "lvert", "rvert", "lVert", "rVert", "lbrace", "rbrace", "begin", "end", "quad", "qquad", "ldots"),
    *("cdots", "dots", "vdots", "ddots", "overline", "underline", "bar", "hat", "tilde", "vec", "dot", "ddot"),
    *("check", "acute", "grave", "breve", "mathring", "mathrm", "mathbf", "mathit", "mathbb", "mathcal", "mathsf"),
    *("mathtt", "mathfrak", "mathscr", "boldsymbol", "text", "textrm", "displaystyle", "textstyle", "nobreak"),
)
_COMMANDS = frozenset((*_GREEK, *_NAMED, *_RELATIONS, *_LAYOUT))
"""What LaTeX of a formula may use. None of them can make a link, load or define anything, or reach the page."""
_SIGNS = frozenset(r""" ,;:!%_{}|\\""")
_ENVIRONMENTS = frozenset(("matrix", "pmatrix", "bmatrix", "vmatrix", "array", "cases", "aligned"))
_COMMAND = re.compile(r"\\([A-Za-z]+|.)", re.S)
_ENVIRONMENT = re.compile(r"\\(?:begin|end)\s*(\{[^{}\\]*\}|.)?", re.S)


@dataclass(frozen=True, slots=True)
class WrongPart:
    """What keeps a formula from being read. start, end: the part of the text that is wrong, in characters."""

    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A formula as it is read. All plain text; latex is "" when there is none that a page may show.

    notes: sentences about what may surprise. error: why it cannot be read; then everything else is empty.
    """

    latex: str = ""
    text: str = ""
    variables: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    error: WrongPart | None = None


def can_be_read(catalog: Catalog, runtime: str, field: Input) -> bool:
    """Whether learners can be told how an answer in that field is read."""
    found = pins.found(catalog, runtime)
    return field.kind is InputKind.FORMULA and found is not None and FEATURE in found.features


def read_formula(sandbox: Sandbox, runtime: str, field: Input, typed: str) -> Reading | None:
    """How the runtime reads `typed`; None when it does not say, for whatever reason. Never raises for what is typed."""
    if not can_be_read(sandbox.catalog, runtime, field) or len(typed) > MAX_FORMULA_LENGTH:
        return None
    options = {"variables": list(field.variables) or None, "kind": field.expects.value}
    outcome = sandbox.run(runtime, _PROGRAM, Invocation("interpret", [typed, options]), LIMITS)
    return reading_of(outcome.value, typed) if outcome.failure is None else None


def unusable_variables(sandbox: Sandbox, problem: Problem) -> list[AuthorError]:
    """Names of variables that the runtime does not take, such as those of functions: learners could not use them."""
    faults = []
    for field in problem.inputs:
        if field.kind is not InputKind.FORMULA or not field.variables:
            continue
        plain = replace(field, expects=Expected.EXPRESSION)
        found = read_formula(sandbox, problem.runtime, plain, " + ".join(field.variables))
        if found is not None and found.error is not None:
            told = sentence('Answer field "{name}": {fault}', name=field.name, fault=found.error.message)
            faults.append(AuthorError("inputs", told))
    return faults


def reading_of(value: Any, typed: str) -> Reading | None:
    """The reading in what a runtime returned for `typed`; None for what is none. Unknown keys mean nothing."""
    if not isinstance(value, Mapping):
        return None
    if value.get("error") is not None:
        error = _wrong_part(value["error"], typed)
        return None if error is None else Reading(error=error)
    latex, text = value.get("latex"), value.get("text")
    if not isinstance(latex, str) or not isinstance(text, str):
        return None
    return Reading(
        latex=latex if is_harmless(latex) else "",
        text=_plain(text, MAX_TEXT_LENGTH),
        variables=_texts(value.get("variables")),
        notes=_texts(value.get("notes")),
    )


def is_harmless(latex: str) -> bool:
    """Whether it is LaTeX of mathematics alone, from an allow-list of commands, and ends where its delimiters do."""
    if len(latex) > MAX_LATEX_LENGTH or not latex.isascii() or "$" in latex or "#" in latex:
        return False
    if any(command not in _COMMANDS and command not in _SIGNS for command in _COMMAND.findall(latex)):
        return False
    if "\\" in _COMMAND.sub("", latex):  # a last one would join the closing delimiter
        return False
    names = _ENVIRONMENT.findall(latex)
    return all(name.strip("{}*") in _ENVIRONMENTS for name in names)


def _wrong_part(value: Any, typed: str) -> WrongPart | None:
    if not isinstance(value, Mapping) or not isinstance(value.get("message"), str):
        return None
    start, end = (_place(value.get(name), len(typed)) for name in ("start", "end"))
    return WrongPart(_plain(value["message"], MAX_MESSAGE_LENGTH), start, max(start, end))


def _place(value: Any, most: int) -> int:
    is_place = isinstance(value, int) and not isinstance(value, bool)
    return min(max(value, 0), most) if is_place else most


def _texts(value: Any) -> tuple[str, ...]:
    given: Sequence[Any] = value if isinstance(value, list) else []
    return tuple(_plain(item, MAX_MESSAGE_LENGTH) for item in given[:MAX_LISTED] if isinstance(item, str))


def _plain(text: str, most: int) -> str:
    return storable(shortened(text, most))
