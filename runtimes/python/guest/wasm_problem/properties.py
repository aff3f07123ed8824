"""Tests with made-up inputs, which report the simplest one that fails."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from wasm_problem.answers import Start
from wasm_problem.bench import Bench, Broken, used
from wasm_problem.comparisons import Satisfies
from wasm_problem.expectations import ABSENT, Expectation, Raises, Result, told
from wasm_problem.faults import BadTest, kind_of
from wasm_problem.generators import ByFunction, Generator, Tuples, generator
from wasm_problem.shown import as_call
from wasm_problem.test import Test, as_arguments

MOST_CASES = 1_000
MOST_TRIALS = 300
MOST_TRIAL_FUEL = 2_000_000_000
"""What finding a simpler input may take: calls, and the fuel of them together."""


class PropertyTest(Test):
    """Calls a function with many inputs."""

    def __init__(self, function: str, given: Any, cases: int, what: str, **options: Any) -> None:
        super().__init__(**options)
        if not isinstance(function, str) or not function.isidentifier():
            raise BadTest(f"{kind_of(function)} is not the name of a function")
        if type(cases) is not int or not 0 < cases <= MOST_CASES:
            raise BadTest(f"cases is {kind_of(cases)}; it is a whole number from 1 to {MOST_CASES:,}")
        self._function = function
        self._cases = cases
        self._arguments = _arguments(given)
        self.default_name = f"{function}: {what}"

    def expectation(self, args: list[Any]) -> Expectation:
        """What is expected of a call with these arguments."""
        raise NotImplementedError

    def run(self, bench: Bench) -> Result:
        try:
            with bench.started(bench.code(self.of, self.line)) as start:
                return self._run(start, Random(f"{bench.problem.seed} {self._function}"))
        except Broken as broken:
            return Result("error", **told(broken.error))

    def _run(self, start: Start, random: Random) -> Result:
        for number in range(self._cases):
            args = self._arguments.make(random, number / max(1, self._cases - 1))
            if not isinstance(args, list):
                raise BadTest(f"given made {kind_of(args)}; it makes the list of the arguments", self.line)
            result, fuel = self._tried(start, args)
            if not result.passed:
                return self._simplest(start, args, result, MOST_TRIAL_FUEL - fuel)
        return Result("passed")

    def _simplest(self, start: Start, args: list[Any], result: Result, fuel: int) -> Result:
        """What came of the simplest input that fails, found by going on with any that fails and is simpler."""
        trials = MOST_TRIALS
        ahead = self._arguments.simpler(args)
        while trials > 0 and fuel > 0:
            candidate = next(ahead, None)
            if candidate is None:
                break
            tried, used_fuel = self._tried(start, candidate)
            trials -= 1
            fuel -= used_fuel
            if not tried.passed:
                result, ahead = tried, self._arguments.simpler(candidate)
        return result

    def _tried(self, start: Start, args: list[Any]) -> tuple[Result, int]:
        text = as_arguments(args)
        expectation = self.expectation(json.loads(text))
        outcome = used(start.call(self._function, text), self.line)
        return replace(expectation.judged(outcome), call=as_call(self._function, args, len(text))), outcome.fuel


class Agrees(PropertyTest):
    """The same as a function of the author's."""

    def __init__(self, function: str, like: Callable[..., Any], given: Any, cases: int, **options: Any) -> None:
        if not callable(like):
            raise BadTest(f"like is {kind_of(like)}; it is a function")
        super().__init__(function, given, cases, f"{cases} random inputs", **options)
        self._like = like

    def expectation(self, args: list[Any]) -> Expectation:
        expected = self._like(*args)
        if isinstance(expected, Raises):
            return Expectation(ABSENT, ABSENT, expected, None)
        return Expectation(expected, ABSENT, ABSENT, None)


class Holds(PropertyTest):
    """Something that is so for all results."""

    def __init__(
        self, function: str, law: Callable[..., object], given: Any, cases: int, what: str, **options: Any
    ) -> None:
        if not callable(law):
            raise BadTest(f"{kind_of(law)} is not a function of the result and the arguments")
        super().__init__(function, given, cases, what or f"{cases} random inputs", **options)
        self._law = law
        self.expected = what

    def expectation(self, args: list[Any]) -> Expectation:
        return Expectation(Satisfies(self._law, self.expected, *args), ABSENT, ABSENT, None)


def agrees(function: str, like: Callable[..., Any], given: Any, cases: int = 50, **options: Any) -> Test:
    """A test that a function returns what `like` returns, for made-up arguments.

    given: a generator for each argument, or a function of a random.Random that returns the list of arguments.
    """
    return Agrees(function, like, given, cases, **options)


def holds(
    function: str, law: Callable[..., object], given: Any, cases: int = 50, what: str = "", **options: Any
) -> Test:
    """A test that law(result, *arguments) is true, for made-up arguments. what: the law in words."""
    return Holds(function, law, given, cases, what, **options)


def _arguments(given: Any) -> Generator:
    if isinstance(given, (list, tuple)):
        return Tuples([*map(generator, given)])
    if isinstance(given, Generator):
        return Tuples([given])
    if callable(given):
        return ByFunction(given)
    raise BadTest(f"given is {kind_of(given)}; it is a list with a generator for each argument, such as [integers()]")
