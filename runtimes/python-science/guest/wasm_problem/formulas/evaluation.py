"""The value of a formula at a point, to as many digits as wanted. Real, unless complex numbers are asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

import mpmath
import sympy

from .faults import NoValue

LARGEST = 10**6
"""Binary exponent of a value; beyond it there is none."""

_NO_VALUE = (ArithmeticError, AttributeError, ValueError, TypeError, mpmath.libmp.ComplexResult, RecursionError)

_FUNCTIONS: dict[Any, Callable[..., Any]] = {
    sympy.sin: mpmath.sin, sympy.cos: mpmath.cos, sympy.tan: mpmath.tan, sympy.cot: mpmath.cot, sympy.sec: mpmath.sec,
    sympy.csc: mpmath.csc, sympy.asin: mpmath.asin, sympy.acos: mpmath.acos, sympy.atan: mpmath.atan,
    sympy.acot: mpmath.acot, sympy.sinh: mpmath.sinh, sympy.cosh: mpmath.cosh, sympy.tanh: mpmath.tanh,
    sympy.coth: mpmath.coth, sympy.asinh: mpmath.asinh, sympy.acosh: mpmath.acosh, sympy.atanh: mpmath.atanh,
    sympy.log: mpmath.log, sympy.exp: mpmath.exp, sympy.Abs: mpmath.fabs, sympy.sign: mpmath.sign,
    sympy.floor: mpmath.floor, sympy.ceiling: mpmath.ceil, sympy.re: mpmath.re, sympy.im: mpmath.im,
    sympy.conjugate: mpmath.conj, sympy.arg: mpmath.arg, sympy.factorial: mpmath.factorial, sympy.gamma: mpmath.gamma,
    sympy.Min: min, sympy.Max: max, sympy.sinc: mpmath.sinc, sympy.erf: mpmath.erf, sympy.atan2: mpmath.atan2,
    sympy.binomial: mpmath.binomial,
}  # fmt: skip


def value_at(expression: Any, point: Mapping[str, Any], digits: int = 30, is_complex: bool = False) -> Any:
    """The value, an mpf or with is_complex an mpc, where variables have the values of the point. Raises NoValue."""
    with mpmath.workdps(digits):
        values = {name: _number(value) for name, value in point.items()}
        try:
            found = _Evaluation(values, is_complex).of(expression)
        except _NO_VALUE:
            raise NoValue from None
        return mpmath.mpc(found) if is_complex else found


def function_of(expression: Any, name: str, digits: int = 15) -> Callable[[Any], Any]:
    """value_at for many values of one variable: what is constant in the expression is calculated once."""
    constants: dict[int, Any] = {}

    def value(at: Any) -> Any:
        with mpmath.workdps(digits):
            try:
                return _Evaluation({name: _number(at)}, False, constants).of(expression)
            except _NO_VALUE:
                raise NoValue from None

    with mpmath.workdps(digits):
        _keep_constants(expression, _Evaluation({}, False), constants)
    return value


def _keep_constants(node: Any, evaluation: _Evaluation, kept: dict[int, Any]) -> bool:
    """Keeps the value of each part without variables, by its id. Returns whether the node is one."""
    are_constant = [_keep_constants(each, evaluation, kept) for each in node.args]
    if node.is_Symbol or not all(are_constant):
        return False
    try:
        kept[id(node)] = evaluation.of(node)
    except (NoValue, *_NO_VALUE):
        return False  # Nor has the whole one: it says so for each value.
    return True


def _number(value: Any) -> Any:
    if isinstance(value, sympy.Rational):
        return mpmath.mpf(int(value.p)) / int(value.q)
    return mpmath.mpmathify(value)


class _Evaluation:
    def __init__(self, values: Mapping[str, Any], is_complex: bool, constants: Mapping[int, Any] | None = None) -> None:
        self._values = values
        self._complex = is_complex
        self._constants = constants or {}

    def of(self, node: Any) -> Any:
        kept = self._constants.get(id(node))
        return self._checked(self._value(node)) if kept is None else kept

    def _checked(self, value: Any) -> Any:
        if isinstance(value, mpmath.mpc):
            if not self._complex:
                raise NoValue
            self._check_size(value.real)
            self._check_size(value.imag)
        else:
            self._check_size(value)
        return value

    def _check_size(self, value: Any) -> None:
        if not mpmath.isfinite(value) or (value and abs(mpmath.mag(value)) > LARGEST):
            raise NoValue

    def _value(self, node: Any) -> Any:
        if node.is_Rational:
            return _number(node)
        if node.is_Symbol:
            if node.name not in self._values:
                raise NoValue
            return self._values[node.name]
        if node.is_Add:
            return mpmath.fsum(map(self.of, node.args))
        if node.is_Mul:
            return self._product(node)
        if node.is_Pow:
            return self._power(self.of(node.base), self.of(node.exp))
        if node is sympy.pi:
            return mpmath.pi()
        if node is sympy.E:
            return mpmath.e()
        if node is sympy.I:
            if not self._complex:
                raise NoValue
            return mpmath.mpc(0, 1)
        if node.is_Float:
            return mpmath.mpf(node._mpf_)
        return self._function(node)

    def _product(self, node: Any) -> Any:
        """A factor that has no value leaves the product without one, even beside 0."""
        found = mpmath.mpf(1)
        for factor in node.args:
            found = found * self.of(factor)
        return found

    def _power(self, base: Any, exponent: Any) -> Any:
        if base == 0:
            if mpmath.re(exponent) <= 0:
                raise NoValue  # 0^0, too: it depends on how one comes there
            return mpmath.mpf(0)
        size = abs(mpmath.log(abs(base))) * abs(exponent)
        if size > LARGEST / 2:
            raise NoValue
        return mpmath.power(base, exponent)

    def _function(self, node: Any) -> Any:
        function = _FUNCTIONS.get(node.func)
        if function is not None:
            arguments = [self.of(each) for each in node.args]
            self._check_arguments(node.func, arguments)
            return function(*arguments)
        if isinstance(node, sympy.core.function.AppliedUndef):
            return _made_up(node.func.__name__, [self.of(each) for each in node.args])
        return self._by_sympy(node)

    def _check_arguments(self, function: Any, arguments: list[Any]) -> None:
        first = arguments[0]
        if function in (sympy.log, sympy.atan2) and first == 0 and len(arguments) == 1:
            raise NoValue
        if function in (sympy.factorial, sympy.gamma) and abs(first) > 1_000:
            raise NoValue
        grows = function in (sympy.exp, sympy.sinh, sympy.cosh, sympy.erf)
        if abs(first) > (LARGEST / 2 if grows else mpmath.mpf(10) ** 1_000):
            raise NoValue

    def _by_sympy(self, node: Any) -> Any:
        """What an author may have built of SymPy's other functions."""
        known = {symbol: self._values[symbol.name] for symbol in node.free_symbols if symbol.name in self._values}
        found = node.subs({symbol: _as_sympy(value) for symbol, value in known.items()}).evalf(mpmath.mp.dps)
        real, imaginary = found.as_real_imag()
        if not (real.is_Number and imaginary.is_Number) or not (real.is_finite and imaginary.is_finite):
            raise NoValue
        value = mpmath.mpf(real._to_mpmath(mpmath.mp.prec))
        return mpmath.mpc(value, imaginary._to_mpmath(mpmath.mp.prec)) if imaginary != 0 else value


def _as_sympy(value: Any) -> Any:
    if isinstance(value, mpmath.mpc):
        return sympy.Float(value.real) + sympy.I * sympy.Float(value.imag)
    return sympy.Float(value)


def _made_up(name: str, arguments: list[Any]) -> Any:
    """A smooth function that stands for one of which nothing is known: always the same one for a name."""
    numbers = hashlib.sha256(name.encode()).digest()
    found = mpmath.mpf(numbers[0] + 1) / 64
    for place, argument in enumerate(arguments, 1):
        found += mpmath.atan(argument * numbers[place] / 100 + numbers[place + 10]) * (numbers[place + 20] + 1) / 50
    return found
