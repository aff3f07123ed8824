"""A formula as SymPy knows it: worked out as far as SymPy does by itself, or left as it was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy

from .faults import NotUnderstood
from .tree import (
    Call,
    Collection,
    Constant,
    Factorial,
    Matrix,
    Name,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Relation,
    Sum,
)  # fmt: skip

CONSTANTS = {"pi": sympy.pi, "e": sympy.E, "i": sympy.I, "infinity": sympy.oo}
FUNCTIONS: dict[str, Callable[..., Any]] = {
    "sin": sympy.sin, "cos": sympy.cos, "tan": sympy.tan, "cot": sympy.cot, "sec": sympy.sec, "csc": sympy.csc,
    "arcsin": sympy.asin, "arccos": sympy.acos, "arctan": sympy.atan, "arccot": sympy.acot, "sinh": sympy.sinh,
    "cosh": sympy.cosh, "tanh": sympy.tanh, "coth": sympy.coth, "arsinh": sympy.asinh, "arcosh": sympy.acosh,
    "artanh": sympy.atanh, "ln": sympy.log, "exp": sympy.exp, "abs": sympy.Abs, "sign": sympy.sign,
    "floor": sympy.floor, "ceil": sympy.ceiling, "re": sympy.re, "im": sympy.im, "conj": sympy.conjugate,
    "arg": sympy.arg, "min": sympy.Min, "max": sympy.Max, "gcd": sympy.gcd, "lcm": sympy.lcm,
}  # fmt: skip
_RELATIONS = {
    "=": sympy.Eq, "!=": sympy.Ne, "<": sympy.Lt, ">": sympy.Gt, "<=": sympy.Le, ">=": sympy.Ge,
}  # fmt: skip


def symbol(name: str) -> sympy.Symbol:
    """The symbol that stands for a variable; nothing is assumed of it."""
    return sympy.Symbol(name)


def to_sympy(node: Node, evaluate: bool = True) -> Any:
    """The formula in SymPy. evaluate=False: as typed, so that x/x stays x/x. Raises NotUnderstood.

    A set is a FiniteSet or Tuple of what it holds, a matrix an ImmutableMatrix.
    """
    return _Conversion(evaluate).of(node)


class _Conversion:
    def __init__(self, evaluate: bool) -> None:
        self._evaluate = evaluate

    def of(self, node: Node) -> Any:
        return getattr(self, f"_{type(node).__name__.lower()}")(node)

    def _number(self, node: Number) -> Any:
        return sympy.Rational(node.value.numerator, node.value.denominator)

    def _name(self, node: Name) -> Any:
        return symbol(node.name)

    def _constant(self, node: Constant) -> Any:
        return CONSTANTS[node.name]

    def _negative(self, node: Negative) -> Any:
        of = self.of(node.of)
        if self._evaluate or isinstance(of, sympy.MatrixBase) or of.is_Number:
            return -of
        return sympy.Mul(sympy.S.NegativeOne, of, evaluate=False)

    def _sum(self, node: Sum) -> Any:
        terms = [(sign, self.of(term)) for sign, term in node.terms]
        if any(isinstance(term, sympy.MatrixBase) for _, term in terms):
            return self._matrix_sum(node, terms)
        signed = [term if sign > 0 else self._minus(term) for sign, term in terms]
        return sympy.Add(*signed, evaluate=self._evaluate)

    def _minus(self, term: Any) -> Any:
        if self._evaluate or term.is_Number:
            return -term
        return sympy.Mul(sympy.S.NegativeOne, term, evaluate=False)

    def _matrix_sum(self, node: Sum, terms: list[tuple[int, Any]]) -> Any:
        if len({getattr(term, "shape", None) for _, term in terms}) > 1:
            raise NotUnderstood("Only matrices of the same size can be added.", node.start, node.end)
        found = terms[0][1]
        for sign, term in terms[1:]:
            found = found + term if sign > 0 else found - term
        return found

    def _product(self, node: Product) -> Any:
        factors = [(sign, self.of(factor), factor) for sign, factor in node.factors]
        if any(isinstance(factor, sympy.MatrixBase) for _, factor, _ in factors):
            return self._matrix_product(node, factors)
        found = [self._inverse(factor) if sign == "/" else factor for sign, factor, _ in factors]
        return sympy.Mul(*found, evaluate=self._evaluate)

    def _inverse(self, factor: Any) -> Any:
        return sympy.Pow(factor, sympy.S.NegativeOne, evaluate=self._evaluate and factor != 0)

    def _matrix_product(self, node: Product, factors: list[tuple[str, Any, Node]]) -> Any:
        found: Any = None
        for sign, factor, part in factors:
            is_matrix = isinstance(factor, sympy.MatrixBase)
            if sign == "/" and is_matrix:
                raise NotUnderstood("Nothing can be divided by a matrix.", part.start, part.end)
            factor = self._inverse(factor) if sign == "/" else factor
            both = is_matrix and isinstance(found, sympy.MatrixBase)
            if both and found.cols != factor.rows:
                raise NotUnderstood("The sizes of these matrices do not fit for a product.", node.start, node.end)
            found = factor if found is None else found * factor
        return found

    def _power(self, node: Power) -> Any:
        base, exponent = self.of(node.base), self.of(node.exponent)
        if isinstance(base, sympy.MatrixBase):
            whole = exponent.is_Integer and -20 <= exponent <= 20 and base.rows == base.cols <= 4
            if not whole or (exponent < 0 and base.det() == 0):
                raise NotUnderstood("This power of a matrix cannot be worked out.", node.start, node.end)
            return base**exponent
        if isinstance(exponent, sympy.MatrixBase):
            raise NotUnderstood("A matrix cannot be an exponent.", node.exponent.start, node.exponent.end)
        if base == 0 and exponent.is_negative:
            return sympy.Pow(base, exponent, evaluate=False)
        return sympy.Pow(base, exponent, evaluate=self._evaluate)

    def _factorial(self, node: Factorial) -> Any:
        return sympy.factorial(self.of(node.of), evaluate=self._evaluate)

    def _call(self, node: Call) -> Any:
        arguments = [self.of(each) for each in node.arguments]
        if node.function in ("gcd", "lcm") and not all(each.is_Integer for each in arguments):
            raise NotUnderstood(f"{node.function} is known for whole numbers only.", node.start, node.end)
        if node.function in ("gcd", "lcm"):
            return FUNCTIONS[node.function](arguments)
        if node.function == "sqrt":
            return sympy.Pow(arguments[0], sympy.S.Half, evaluate=self._evaluate)
        if node.function == "root":
            return sympy.Pow(arguments[0], self._inverse(arguments[1]), evaluate=self._evaluate)
        if node.function == "log":
            above, below = (sympy.log(each, evaluate=self._evaluate) for each in arguments)
            return sympy.Mul(above, self._inverse(below), evaluate=self._evaluate)
        if node.function not in FUNCTIONS:
            return sympy.Function(node.function)(*arguments)
        return FUNCTIONS[node.function](*arguments, evaluate=self._evaluate)

    def _relation(self, node: Relation) -> Any:
        sides = [self.of(each) for each in node.sides]
        found = [
            _RELATIONS[sign](left, right, evaluate=False)
            for sign, left, right in zip(node.signs, sides, sides[1:], strict=False)
        ]
        return found[0] if len(found) == 1 else sympy.And(*found, evaluate=False)

    def _collection(self, node: Collection) -> Any:
        items = [self.of(each) for each in node.items]
        if node.kind == "list":
            return sympy.ImmutableMatrix(len(items), 1, items)
        return sympy.Tuple(*items)

    def _matrix(self, node: Matrix) -> Any:
        rows = [[self.of(each) for each in row] for row in node.rows]
        return sympy.ImmutableMatrix(rows)
