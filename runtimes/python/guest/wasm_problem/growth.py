"""Tests of how the effort of a program grows with its input: fuel counts instructions, so there is no noise."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

from wasm_problem.answers import Outcome, Start, SubmissionError
from wasm_problem.bench import Bench, Broken, used
from wasm_problem.expectations import Result, told
from wasm_problem.faults import BadTest, kind_of
from wasm_problem.test import Test, as_arguments

BORDERS = {
    "logarithmic": (1.4, 2.2),
    "linear": (2.9, 6.5),
    "n log n": (2.9, 6.5),
    "quadratic": (5.7, 32.0),
    "cubic": (11.3, 128.0),
}
"""How many times as much a step may add as the step before, and as the one before that.

A step is from one size to twice the size; what every call costs is in none of them. Each border is half-way, as a
factor, between a class and the next. n log n lies so close to linear that lists and dictionaries, which grow by leaps,
make as much of a difference: they have one border. Sets leap at every second step, so it takes both borders. The second
one of linear growth is nearer to it: what an interpreter spends on its own memory may be in the first step.
"""
CLASSES = ("constant", *BORDERS)

UNNOTICED_FUEL = 10_000
"""What a step may add without being growth."""

MEASURED = 4
"""So many sizes count, each twice the one before; the last ones of those that were tried."""
SIZES = tuple(16 * 2**step for step in range(8))
"""The n that are tried, one after another, when the author gives none."""
ENOUGH_FUEL = 200_000_000
"""A call that uses more is the last one that is tried."""
LARGEST_START = 1_000_000

PREPARATION = """\
import gc as _wasm_problem_gc
_wasm_problem_gc.disable()
def _wasm_problem_take(*arguments):
    global _wasm_problem_given
    _wasm_problem_given = arguments
"""
"""Python. The collector works in fits, which would be growth here and none there."""
CALL = "{}(*_wasm_problem_given)\nNone"

TAKING_FUEL = 300_000
TAKING_CHARACTER_FUEL = 1_000
"""What taking arguments may cost, of a call and of each character of JSON. More of it counts as the call's own: a
program that took over its interpreter could do its work there."""


class GrowthTest(Test):
    """Compares what calls with n, 2n, 4n and 8n use."""

    def __init__(
        self, function: str, given: Callable[[int], list[Any]], at_most: str, n: int | None, **options: Any
    ) -> None:
        super().__init__(**options)
        if not isinstance(function, str) or not function.isidentifier():
            raise BadTest(f"{kind_of(function)} is not the name of a function")
        if not callable(given):
            raise BadTest(f"given is {kind_of(given)}; it is a function of n that returns the list of the arguments")
        if at_most not in CLASSES:
            raise BadTest(f"at_most is {kind_of(at_most)}; it is one of {', '.join(CLASSES)}")
        if n is not None and (type(n) is not int or not 2 <= n <= LARGEST_START):
            raise BadTest(f"n is {kind_of(n)}; it is a whole number from 2 to {LARGEST_START:,}")
        self._function = function
        self._given = given
        self._at_most = at_most
        self._sizes = SIZES if n is None else tuple(n * 2**step for step in range(MEASURED))
        self.default_name = f"{function}: effort for large inputs"
        self.expected = f"at most {at_most}"

    def run(self, bench: Bench) -> Result:
        code = bench.code(self.of, self.line)
        measured: list[tuple[int, int]] = []
        try:
            with bench.started(code) as start:
                meter = _PythonMeter(start) if code.runtime.startswith("python") else _Meter(start)
                for size in self._measured(meter):
                    measured.append(size)
        except Broken as broken:
            return Result("error", self.expected, **told(broken.error))
        except _Failed as failed:
            # Recursion as deep as n ends early, and what was measured before is enough to go by.
            if failed.error.cause != "stack" or len(measured) < MEASURED:
                return Result("error", self.expected, _steps(measured), **told(failed.error))
        measured = measured[-MEASURED:]
        fuel = [each for _, each in measured]
        status = "passed" if is_at_most(self._at_most, fuel) else "failed"
        return Result(status, self.expected, f"{growth_of(fuel)}: {_steps(measured)}")

    def _measured(self, meter: _Meter) -> Iterator[tuple[int, int]]:
        """Sizes and their fuel."""
        meter.warm_up(self._function, self._arguments(self._sizes[0]), self.line)
        for number, size in enumerate(self._sizes):
            fuel = meter.fuel(self._function, self._arguments(size), self.line)
            yield size, fuel
            if fuel > ENOUGH_FUEL and number + 1 >= MEASURED:
                break

    def _arguments(self, n: int) -> str:
        args = self._given(n)
        if not isinstance(args, (list, tuple)):
            raise BadTest(f"given({n}) is {kind_of(args)}; it is the list of the arguments")
        return as_arguments([*args])


class _Failed(Exception):
    def __init__(self, error: SubmissionError) -> None:
        super().__init__()
        self.error = error


class _Meter:
    """Measures calls, the handing over of arguments included."""

    def __init__(self, start: Start) -> None:
        self._start = start

    def warm_up(self, function: str, args: str, line: int | None) -> None:
        """The first call of all costs more."""
        _succeeded(self._start.call(function, args), line)

    def fuel(self, function: str, args: str, line: int | None) -> int:
        return _succeeded(self._start.call(function, args), line).fuel


class _PythonMeter(_Meter):
    """Measures calls of arguments that were handed over before."""

    def warm_up(self, function: str, args: str, line: int | None) -> None:
        super().warm_up(function, args, line)
        _succeeded(self._start.evaluate(PREPARATION), line)
        self.fuel(function, args, line)

    def fuel(self, function: str, args: str, line: int | None) -> int:
        taking = _succeeded(self._start.call("_wasm_problem_take", args), line).fuel
        too_much = max(0, taking - TAKING_FUEL - TAKING_CHARACTER_FUEL * len(args))
        return _succeeded(self._start.evaluate(CALL.format(function)), line).fuel + too_much


def _succeeded(outcome: Outcome, line: int | None) -> Outcome:
    failure = used(outcome, line).failure
    if failure is not None and failure.cause != "bad-value":
        raise _Failed(failure)
    return outcome


def grows(function: str, given: Callable[[int], list[Any]], at_most: str, n: int | None = None, **options: Any) -> Test:
    """A test that the effort of a call grows at most so with n.

    given(n): the list of the arguments. at_most: "constant", "logarithmic", "linear", "n log n", "quadratic" or
    "cubic". n: the smallest size; 2n, 4n and 8n are the others.
    """
    return GrowthTest(function, given, at_most, n, **options)


def is_at_most(name: str, fuel: list[int]) -> bool:
    """Whether the fuel for n, 2n, 4n and 8n grows at most as the class does."""
    first, second, third = (max(large - small, UNNOTICED_FUEL) for small, large in itertools.pairwise(fuel))
    if third <= UNNOTICED_FUEL:
        return True
    if name == "constant":
        return False
    to_next, to_next_but_one = BORDERS[name]
    return third <= to_next * second or third <= to_next_but_one * first


def growth_of(fuel: list[int]) -> str:
    """The name of the class of the fuel for n, 2n, 4n and 8n."""
    found = next((name for name in CLASSES if is_at_most(name, fuel)), "more than cubic")
    return "linear or n log n" if found == "linear" else found


def _steps(measured: list[tuple[int, int]]) -> str:
    steps = [f"{more - less:+,} to {larger:,}" for (_, less), (larger, more) in itertools.pairwise(measured)]
    return f"fuel from n = {measured[0][0]:,}: {', '.join(steps)}" if steps else ""
