"""Numbers as capa reads and compares them: expressions such as 3*10^2 or sqrt(2)/2, tolerances and ranges."""

import cmath
import math
import re
from collections.abc import Callable, Sequence
from decimal import Decimal

DEFAULT_TOLERANCE = "0.001%"
MAX_LENGTH = 1000
"""Characters of an expression."""
MAX_BITS = 20_000
"""Of a whole number that a power may give. A larger one is a float or too large."""

Number = int | float | complex
_TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:\s*[eE]\s*[+-]?\s*\d+)?(?:\s*%)?)"
    r"|(?P<name>[A-Za-z][A-Za-z0-9_]*'*)|(?P<sign>\|\||[-+*/^()]))",
    re.ASCII,
)


class NotANumber(ValueError):
    """A text is no number and no expression. The message is a sentence for the learner."""


def calculate(text: str) -> Number:
    """The value of an expression. Raises NotANumber.

    Of a sum, a product and so on down: `+ -`, `* /`, `||` (parallel resistors), `^` (from right to left), then numbers,
    names, functions and parentheses. A blank text is nan. Letters may be upper or lower case.
    """
    if not text.strip():
        return math.nan
    if len(text) > MAX_LENGTH:
        raise NotANumber(f"This is too long. Type at most {MAX_LENGTH} characters.")
    try:
        value = _Reader(text).whole()
        complex(value)  # a whole number may be too large for it, and for all comparisons
        return value
    except NotANumber:
        raise
    except (ArithmeticError, ValueError, TypeError, RecursionError):
        raise NotANumber("This cannot be worked out. Type a number, or an expression such as 3*10^2.") from None


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0

    def whole(self) -> Number:
        value = self.sum()
        if self.text[self.place :].strip():
            raise self.misread()
        return value

    def misread(self) -> NotANumber:
        return NotANumber("This is not a number. Type one, or an expression such as 3*10^2, with * for products.")

    def peek(self) -> re.Match[str] | None:
        return _TOKEN.match(self.text, self.place)

    def take(self, *signs: str) -> str:
        """The next sign, if it is one of these; else nothing."""
        found = self.peek()
        if found is None or found["sign"] not in signs:
            return ""
        self.place = found.end()
        return found["sign"]

    def sum(self) -> Number:
        first = self.take("+", "-")
        value = -self.product() if first == "-" else self.product()
        while sign := self.take("+", "-"):
            value = value + self.product() if sign == "+" else value - self.product()
        return value

    def product(self) -> Number:
        value = self.parallel()
        while sign := self.take("*", "/"):
            other = self.parallel()
            value = value * other if sign == "*" else value / other
        return value

    def parallel(self) -> Number:
        values = [self.power()]
        while self.take("||"):
            values.append(self.power())
        if len(values) == 1:
            return values[0]
        return math.nan if 0 in values else 1 / sum(1 / value for value in values)

    def power(self) -> Number:
        base = self.atom()
        return _power(base, self.power()) if self.take("^") else base

    def atom(self) -> Number:
        start = self.place
        sign = self.take("+", "-")
        found = self.peek()
        if found is None:
            raise self.misread()
        self.place = found.end()
        if found["number"]:
            return _number(sign + "".join(found["number"].split()))
        if sign:  # capa has signs before numbers only, and one before a sum
            self.place = start
            raise self.misread()
        if found["sign"] == "(":
            return self.closed()
        if found["name"] is None:
            raise self.misread()
        name = found["name"].lower()
        if self.take("("):
            value = self.closed()
            if name not in FUNCTIONS:
                raise NotANumber(f"There is no function {found['name']} here. Write products with *.")
            return _in_domain(FUNCTIONS[name], value)
        if name not in CONSTANTS:
            raise NotANumber(f"{found['name']} has no value here. Type a number.")
        return CONSTANTS[name]

    def closed(self) -> Number:
        value = self.sum()
        if not self.take(")"):
            raise NotANumber("A parenthesis is not closed.")
        return value


def _number(text: str) -> Number:
    if text.endswith("%"):
        return float(text[:-1]) * 0.01
    return int(text) if re.fullmatch(r"[+-]?\d+", text) else float(text)


def _power(base: Number, exponent: Number) -> Number:
    if isinstance(base, int) and isinstance(exponent, int) and abs(exponent) * base.bit_length() > MAX_BITS:
        return float(base) ** exponent
    value: Number = base**exponent
    return value


def _in_domain(function: Callable[[Number], Number], value: Number) -> Number:
    """nan and inf where there is no value, as in capa."""
    try:
        return function(value)
    except OverflowError:
        return math.inf


def _real_or_complex(real: Callable[[float], float], other: Callable[[complex], complex]) -> Callable[[Number], Number]:
    def function(value: Number) -> Number:
        if isinstance(value, complex):
            return other(value)
        try:
            return real(value)
        except ValueError:
            return math.nan
        except OverflowError:
            return -math.inf if real is math.sinh and value < 0 else math.inf

    return function


def _widened(other: Callable[[complex], complex], real: Callable[[float], float]) -> Callable[[Number], Number]:
    """A function with complex values where there are no real ones, such as the root of -4."""

    def function(value: Number) -> Number:
        if not isinstance(value, complex):
            try:
                return real(value)
            except ValueError:
                if value == 0:
                    return -math.inf
        return other(complex(value))

    return function


def _factorial(value: Number) -> Number:
    if not isinstance(value, int) or not 0 <= value <= 5000:
        raise NotANumber("A factorial is of a whole number, 0 or more.")
    return math.factorial(value)


def _arccot(value: Number) -> Number:
    half = -math.pi / 2 if complex(value).real < 0 else math.pi / 2
    return half - _arctan(value)


def _inverse(function: Callable[[Number], Number]) -> Callable[[Number], Number]:
    return lambda value: 1 / function(value)


def _of_inverse(function: Callable[[Number], Number]) -> Callable[[Number], Number]:
    return lambda value: function(1 / value)


_sin = _real_or_complex(math.sin, cmath.sin)
_cos = _real_or_complex(math.cos, cmath.cos)
_tan = _real_or_complex(math.tan, cmath.tan)
_arctan = _real_or_complex(math.atan, cmath.atan)
_sinh = _real_or_complex(math.sinh, cmath.sinh)
_cosh = _real_or_complex(math.cosh, cmath.cosh)
_tanh = _real_or_complex(math.tanh, cmath.tanh)
_arccos = _real_or_complex(math.acos, cmath.acos)
_arcsin = _real_or_complex(math.asin, cmath.asin)
_arccosh = _real_or_complex(math.acosh, cmath.acosh)
_arcsinh = _real_or_complex(math.asinh, cmath.asinh)
_arctanh = _real_or_complex(math.atanh, cmath.atanh)

CONSTANTS: dict[str, Number] = {"i": 1j, "j": 1j, "e": math.e, "pi": math.pi}
FUNCTIONS: dict[str, Callable[[Number], Number]] = {
    "sin": _sin,
    "cos": _cos,
    "tan": _tan,
    "sec": _inverse(_cos),
    "csc": _inverse(_sin),
    "cot": _inverse(_tan),
    "sqrt": _widened(cmath.sqrt, math.sqrt),
    "log10": _widened(cmath.log10, math.log10),
    "log2": _widened(lambda value: cmath.log(value) / math.log(2), math.log2),
    "ln": _widened(cmath.log, math.log),
    "exp": _real_or_complex(math.exp, cmath.exp),
    "arccos": _widened(cmath.acos, math.acos),
    "arcsin": _widened(cmath.asin, math.asin),
    "arctan": _arctan,
    "arcsec": _of_inverse(_arccos),
    "arccsc": _of_inverse(_arcsin),
    "arccot": _arccot,
    "abs": abs,
    "fact": _factorial,
    "factorial": _factorial,
    "sinh": _sinh,
    "cosh": _cosh,
    "tanh": _tanh,
    "sech": _inverse(_cosh),
    "csch": _inverse(_sinh),
    "coth": _inverse(_tanh),
    "arcsinh": _arcsinh,
    "arccosh": _arccosh,
    "arctanh": _widened(cmath.atanh, math.atanh),
    "arcsech": _of_inverse(_arccosh),
    "arccsch": _of_inverse(_arcsinh),
    "arccoth": _of_inverse(_arctanh),
}


def expected_value(text: str) -> Number:
    """An author's number: as Python writes one, such as 3+4j, or an expression. Raises NotANumber."""
    try:
        return complex(text)
    except ValueError:
        return calculate(text)


def is_close(value: Number, expected: Number, tolerance: str | float = DEFAULT_TOLERANCE) -> bool:
    """Whether a value is as expected. tolerance: a number, or a percentage of what is expected."""
    relative_to_both = tolerance == DEFAULT_TOLERANCE
    if isinstance(tolerance, str) and tolerance.endswith("%"):
        share = calculate(tolerance[:-1]) * 0.01
        allowed = share * (max(abs(value), abs(expected)) if relative_to_both else abs(expected))
    else:
        allowed = calculate(tolerance) if isinstance(tolerance, str) else tolerance
    if cmath.isinf(value) or cmath.isinf(expected):
        return value == expected
    value, expected, allowed = complex(value), complex(expected), _real(allowed)
    if value.imag or expected.imag:
        return abs(value - expected) <= allowed
    if math.isnan(value.real) or math.isnan(expected.real):
        return False
    # in decimals, so that 0.3 is within 0.1 of 0.2
    return abs(Decimal(str(value.real)) - Decimal(str(expected.real))) <= Decimal(str(allowed))


class Range:
    """All numbers between two, such as "[1, 2)": with 1 and without 2."""

    def __init__(self, text: str) -> None:
        """Raises NotANumber."""
        ends = text[1:-1].split(",")
        if len(ends) < 2:
            raise NotANumber("A range has two ends, such as [1, 2).")
        self.low, self.high = (_real(expected_value(end)) for end in ends[:2])
        self.with_low, self.with_high = text.startswith("["), text.endswith("]")

    @staticmethod
    def is_one(text: str) -> bool:
        """Whether a text is a range and not a number."""
        return text.startswith(("[", "(")) and text.endswith(("]", ")"))

    def holds(self, value: float) -> bool:
        """Whether the value is in the range. An end counts as capa counts it: within the last digit of a float."""
        for end, belongs in ((self.low, self.with_low), (self.high, self.with_high)):
            if _is_end(value, end):
                return belongs
        return self.low < value < self.high

    def is_near(self, value: float, times: float) -> bool:
        """Whether the value is at most `times` the width of the range away from it, and not one of its ends."""
        if _is_end(value, self.low) or _is_end(value, self.high):
            return False
        reach = times * (self.high - self.low)
        return self.low - reach < value < self.high + reach


def _is_end(value: float, end: float) -> bool:
    if math.isinf(value) or math.isinf(end):
        return value == end
    return is_close(value, end, 2.220446049250313e-16 * max(abs(value), abs(end)))


def _real(value: Number) -> float:
    if isinstance(value, complex):
        if value.imag or math.isnan(value.real):
            raise NotANumber("A tolerance and the ends of a range are real numbers.")
        return value.real
    if math.isnan(value):
        raise NotANumber("A tolerance or an end of a range is missing.")
    return value


def share_of(
    value: Number,
    expected: str,
    tolerance: str = DEFAULT_TOLERANCE,
    others: Sequence[str] = (),
    credit: Sequence[str] = (),
    near: float = 2,
    listed: Sequence[str] = (),
) -> tuple[float, int]:
    """What part of the points a value gets, and which of `others` it is (-1: none). Raises NotANumber for the problem.

    others: further right answers, exactly. credit: "close": half for an answer within `near` times the tolerance;
    "list": half for one of `listed`, and a quarter for one near to them if "close" is there, too.
    A complex number is never in a range.
    """
    if Range.is_one(expected):
        within = Range(expected)
        if isinstance(value, complex):
            return 0.0, -1
        share = 1.0 if within.holds(value) else 0.5 if "close" in credit and within.is_near(value, near) else 0.0
    else:
        share = _share(value, expected_value(expected), tolerance.strip(), credit, near, listed)
    if share == 0:
        for index, other in enumerate(others):
            if complex(value) == expected_value(other):
                return 1.0, index
    return share, -1


def _share(
    value: Number, expected: Number, tolerance: str, credit: Sequence[str], near: float, listed: Sequence[str]
) -> float:
    if is_close(value, expected, tolerance):
        return 1.0
    wide: str | float = 0.0
    if "close" in credit:
        percent = tolerance.endswith("%")
        wide = f"{near * float(tolerance[:-1])}%" if percent else near * float(tolerance)
    for other in listed if "list" in credit else ():
        if is_close(value, expected_value(other), tolerance):
            return 0.5
        if "close" in credit and is_close(value, expected, wide):
            return 0.5
        if "close" in credit and is_close(value, expected_value(other), wide):
            return 0.25
    if "close" in credit and "list" not in credit and is_close(value, expected, wide):
        return 0.5
    return 0.0
