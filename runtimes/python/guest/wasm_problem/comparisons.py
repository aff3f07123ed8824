"""Ways to compare what a program gave with what was expected."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from wasm_problem.faults import BadTest, asked, kind_of
from wasm_problem.matching import identity, pair_up
from wasm_problem.shown import cut

Numbers = Callable[[Any, Any], bool]

CLOSE = 1e-9
"""The tolerance of close() without one: absolute, and relative to what is expected."""


class Comparison:
    """Decides whether a value is the right one. The value is JSON: None, bool, int, float, str, list or dict."""

    def accepts(self, actual: Any) -> bool:
        raise NotImplementedError

    def shown(self) -> str:
        """What a reader is told to expect, as code or as words."""
        raise NotImplementedError

    def shown_as_output(self) -> str:
        """The same, when printed text is compared."""
        return self.shown()

    def __repr__(self) -> str:
        return self.shown()


class Equal(Comparison):
    """The same value, but for numbers, which are compared by a function."""

    def __init__(self, expected: Any, numbers: Numbers = lambda expected, actual: actual == expected) -> None:
        self._expected = normalised(expected)
        self._numbers = numbers

    def accepts(self, actual: Any) -> bool:
        return self._same(self._expected, actual)

    def _same(self, expected: Any, actual: Any) -> bool:
        kind = type(expected)
        if isinstance(expected, Comparison):
            return expected.accepts(actual)
        if kind is bool or expected is None:
            return actual is expected
        if kind is int or kind is float:
            return type(actual) in (int, float) and self._numbers(expected, actual)
        if kind is not type(actual):
            return False
        if kind is list:
            return len(expected) == len(actual) and all(map(self._same, expected, actual))
        if kind is dict:
            return expected.keys() == actual.keys() and all(self._same(expected[key], actual[key]) for key in expected)
        return expected == actual

    def shown(self) -> str:
        return cut(repr(self._expected))

    def shown_as_output(self) -> str:
        return self._expected if type(self._expected) is str else self.shown()


class Close(Equal):
    """Numbers within a tolerance."""

    def __init__(self, expected: Any, within: float | None, relative: float | None) -> None:
        self._within = within
        usual = CLOSE if within is None and relative is None else 0
        absolute, share = within or usual, relative or usual

        def near(expected: Any, actual: Any) -> bool:
            if actual == expected:
                return True
            try:
                return abs(actual - expected) <= max(absolute, share * abs(expected))
            except OverflowError:
                return False

        super().__init__(expected, near)

    def shown(self) -> str:
        return super().shown() + (f" ± {self._within!r}" if self._within else "")


class Unordered(Comparison):
    """The same elements, in any order."""

    def __init__(self, expected: Iterable[Any]) -> None:
        self._elements = [normalised(each) for each in expected]
        self._plain = Counter(identity(each) for each in self._elements if not _has_comparison(each))
        self._others = [Equal(each) for each in self._elements if _has_comparison(each)]

    def accepts(self, actual: Any) -> bool:
        if type(actual) is not list or len(actual) != len(self._elements):
            return False
        missing, rest = self._plain.copy(), []
        for each in actual:
            key = identity(each)
            if missing[key] > 0:
                missing[key] -= 1
            else:
                rest.append(each)
        return len(rest) == len(self._others) and pair_up(self._others, rest, Equal.accepts)

    def shown(self) -> str:
        return cut(f"{self._elements!r} in any order")


class Words(Comparison):
    """Text with the same words: white space does not count."""

    def __init__(self, expected: str, ignore_case: bool) -> None:
        self._text = expected
        self._fold = str.casefold if ignore_case else str
        self._words = self._fold(expected).split()

    def accepts(self, actual: Any) -> bool:
        return type(actual) is str and self._fold(actual).split() == self._words

    def shown(self) -> str:
        return cut(repr(self._text))

    def shown_as_output(self) -> str:
        return self._text


class Lines(Comparison):
    """Text with the same lines: space at the end of a line and empty lines at the end of the text do not count."""

    def __init__(self, expected: str) -> None:
        self._text = expected
        self._lines = _lines(expected)

    def accepts(self, actual: Any) -> bool:
        return type(actual) is str and _lines(actual) == self._lines

    def shown(self) -> str:
        return cut(repr(self._text))

    def shown_as_output(self) -> str:
        return self._text


class Matches(Comparison):
    """Text in which a regular expression is found."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._pattern = re.compile(pattern, flags)

    def accepts(self, actual: Any) -> bool:
        return type(actual) is str and self._pattern.search(actual) is not None

    def shown(self) -> str:
        return f"text that matches {self._pattern.pattern}"


class Satisfies(Comparison):
    """Whatever a function of the author's says yes to. more: what the function is given besides the value."""

    def __init__(self, function: Callable[..., object], what: str, *more: Any) -> None:
        self._function = function
        self._what = what
        self._more = more

    def accepts(self, actual: Any) -> bool:
        return bool(asked(self._function, actual, *self._more))

    def shown(self) -> str:
        return self._what


def close(expected: Any, within: float | None = None, relative: float | None = None) -> Comparison:
    """Numbers near the expected ones, in lists and dictionaries, too.

    within: by how much they may differ. relative: by which share of the expected number. Without both: a billionth.
    """
    for name, tolerance in (("within", within), ("relative", relative)):
        if tolerance is not None and (type(tolerance) not in (int, float) or not 0 < tolerance < math.inf):
            raise BadTest(f"{name} is {kind_of(tolerance)}; it is a number above 0")
    return Close(expected, within, relative)


def exactly(expected: Any) -> Comparison:
    """The very same value: 5 is not 5.0. Of printed text every character counts."""
    return Equal(expected, lambda expected, actual: type(actual) is type(expected) and actual == expected)


def unordered(expected: Iterable[Any]) -> Comparison:
    """A list with the expected elements in any order, each as often."""
    if not isinstance(expected, (list, tuple, set, frozenset)):
        raise BadTest(f"unordered({kind_of(expected)}) needs a list")
    return Unordered(sorted(expected, key=repr) if isinstance(expected, (set, frozenset)) else expected)


def text(expected: str, ignore_case: bool = False) -> Comparison:
    """Text with the expected words: how much white space is between them, and of which kind, does not count."""
    return Words(_text(expected, "text"), ignore_case)


def matches(pattern: str, flags: int = 0) -> Comparison:
    """Text in which the regular expression is found; `^` and `$` tie it to the ends."""
    try:
        return Matches(_text(pattern, "matches"), flags)
    except re.error as error:
        raise BadTest(f"matches({pattern!r}) is not a regular expression: {error}") from None


def satisfies(function: Callable[[Any], object], what: str = "") -> Comparison:
    """A value for which the function returns True. what: the learner reads it as what was expected."""
    if not callable(function):
        raise BadTest(f"satisfies({kind_of(function)}) needs a function")
    return Satisfies(function, what)


def comparison(expected: Any) -> Comparison:
    """Returns how a value is compared with what an author wrote: a comparison, a function or a value."""
    if isinstance(expected, Comparison):
        return expected
    return satisfies(expected) if callable(expected) else Equal(expected)


def normalised(expected: Any) -> Any:
    """Returns an expected value as it would come from a program. Comparisons in it stay. Raises BadTest."""
    kind = type(expected)
    if expected is None or kind in (bool, int, str) or isinstance(expected, Comparison):
        return expected
    if kind is float:
        if not math.isfinite(expected):
            raise BadTest(f"{expected!r} is expected, which no program can return: JSON does not have it")
        return expected
    if kind is list or kind is tuple:
        return [normalised(each) for each in expected]
    if kind is dict:
        wrong = next((key for key in expected if type(key) is not str), None)
        if wrong is not None:
            raise BadTest(f"a dictionary with the key {wrong!r} is expected; keys that a program returns are text")
        return {key: normalised(each) for key, each in expected.items()}
    if callable(expected):
        return satisfies(expected)
    for plain in (str, int, float, list, tuple, dict):
        if isinstance(expected, plain):
            return normalised(plain(expected))
    hint = "; write unordered([...])" if isinstance(expected, (set, frozenset)) else ""
    raise BadTest(f"a value of type {kind.__name__} is expected, which no program can return{hint}")


def _has_comparison(expected: Any) -> bool:
    if type(expected) is dict:
        return any(map(_has_comparison, expected.values()))
    return any(map(_has_comparison, expected)) if type(expected) is list else isinstance(expected, Comparison)


def _text(expected: str, name: str) -> str:
    if not isinstance(expected, str):
        raise BadTest(f"{name}({kind_of(expected)}) needs text")
    return expected


def _lines(text: str) -> list[str]:
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    return lines
