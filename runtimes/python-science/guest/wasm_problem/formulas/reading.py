"""A formula that was read: as a tree, and as SymPy has it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

import sympy

from .evaluation import value_at
from .faults import BadTest, NotUnderstood, NoValue
from .grammar import read
from .latex import latex
from .options import Options, variable
from .plain import plain
from .symbolic import symbol, to_sympy
from .tree import Node


class Formula:
    """What a learner, or an author, wrote. text: as typed. notes: what it could have been meant to be otherwise."""

    def __init__(self, text: str, tree: Node | None, notes: tuple[str, ...], expression: Any, as_typed: Any) -> None:
        self.text = text
        self.tree = tree
        self.notes = notes
        self.expression = expression
        """In SymPy, worked out as far as SymPy does by itself."""
        self.as_typed = as_typed
        """In SymPy, not worked out."""

    @cached_property
    def names(self) -> frozenset[str]:
        """The variables in it."""
        return frozenset(each.name for each in self.as_typed.free_symbols)

    @cached_property
    def is_complex(self) -> bool:
        return bool(self.as_typed.has(sympy.I, sympy.re, sympy.im, sympy.conjugate, sympy.arg))

    def at(self, **values: Any) -> float | None:
        """The number that it gives for numbers in place of its variables: `f.at(x=2)`. None: it has no real value."""
        try:
            return float(value_at(self.as_typed, {variable(name): value for name, value in values.items()}))
        except (NoValue, OverflowError):
            return None

    @property
    def latex(self) -> str:
        return latex(self.tree) if self.tree else sympy.latex(self.expression)

    def __str__(self) -> str:
        return plain(self.tree) if self.tree else str(self.expression)

    def __repr__(self) -> str:
        return f"Formula({str(self)!r})"


def formula(
    text: str,
    variables: str | Iterable[str] | None = None,
    functions: str | Iterable[str] = (),
    kind: str = "expression",
    **options: Any,
) -> Formula:
    """Reads what a learner typed. variables: the names that may be in it, or None for any.

    Raises InvalidAnswer with a sentence for the learner, so that no attempt is used.
    """
    wanted = Options.read({"variables": variables, "functions": functions, "kind": kind, **options})
    if not isinstance(text, str):
        raise BadTest(f"formula() was given {type(text).__name__}; it takes the text of an answer field")
    return from_text(text, wanted)


def from_text(text: str, options: Options) -> Formula:
    """Raises NotUnderstood, which is an InvalidAnswer."""
    reading = read(text, options)
    try:
        expression = to_sympy(reading.tree)
        as_typed = to_sympy(reading.tree, evaluate=False)
    except NotUnderstood:
        raise
    except (ArithmeticError, TypeError, ValueError, AttributeError, RecursionError):
        raise NotUnderstood("This cannot be worked out. Write it another way.", 0, len(text)) from None
    if getattr(expression, "has", None) and expression.has(sympy.zoo, sympy.nan):
        raise NotUnderstood("This divides by zero, or has no value for another reason.", 0, len(text))
    return Formula(text, reading.tree, reading.notes, expression, as_typed)


def authors(text: Any, options: Options, what: str = "right") -> Formula:
    """A formula of the author's: a text, a Formula, a number or a SymPy expression. Raises BadTest."""
    if isinstance(text, Formula):
        return text
    if isinstance(text, str):
        try:
            return from_text(text, options)
        except NotUnderstood as error:
            raise BadTest(f"{what}={text!r} cannot be read: {error.message}") from None
    try:
        expression = sympy.sympify(text, strict=True)
    except (sympy.SympifyError, TypeError, ValueError):
        raise BadTest(f"{what} is {text!r:.60}; it is the text of a formula, or one of SymPy") from None
    if isinstance(expression, sympy.MatrixBase):
        expression = sympy.ImmutableMatrix(expression)
    # Nothing is assumed of symbols here: what is known of them is the domain's business.
    expression = expression.xreplace({each: symbol(each.name) for each in expression.free_symbols})
    return Formula(str(expression), None, (), expression, expression)


def as_formula(given: Any) -> Formula:
    """A formula of the author's with any variables. Raises BadTest."""
    return authors(given, Options(kind="expression"), "a formula")
