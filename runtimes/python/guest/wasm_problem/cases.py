"""Tests that use the learner's program once: a call, the whole program, code of the author's."""

from __future__ import annotations

import json
import textwrap
from typing import Any

from wasm_problem.answers import Outcome, Start
from wasm_problem.bench import Bench, Broken, used
from wasm_problem.expectations import ABSENT, Expectation, Result, told
from wasm_problem.faults import BadTest, kind_of
from wasm_problem.shown import as_call, cut
from wasm_problem.test import Test, as_arguments

LONGEST_NAME = 80


class Case(Test):
    """One use of the program, judged by what came of it."""

    def __init__(self, stdin: str, expectation: Expectation, **options: Any) -> None:
        super().__init__(**options)
        if not isinstance(stdin, str):
            raise BadTest(f"stdin is {kind_of(stdin)}; it is text")
        self._input = stdin
        self._expectation = expectation
        self.stdin = cut(stdin)
        self.expected = expectation.shown()

    def run(self, bench: Bench) -> Result:
        try:
            outcome = self._used(bench)
        except Broken as broken:
            return Result("error", self.expected, **told(broken.error))
        return self._expectation.judged(used(outcome, self.line))

    def _used(self, bench: Bench) -> Outcome:
        with bench.started(bench.code(self.of, self.line)) as start:
            return self.use(start)

    def use(self, start: Start) -> Outcome:
        raise NotImplementedError


class Call(Case):
    """A call of a function."""

    def __init__(self, function: str, args: tuple[Any, ...], *rest: Any, **options: Any) -> None:
        super().__init__(*rest, **options)
        self._function = function
        self._args = as_arguments([*args])
        self.call = as_call(function, json.loads(self._args), len(self._args))  # As they arrive: tuples as lists.
        self.default_name = _shortened(self.call)

    def use(self, start: Start) -> Outcome:
        return start.call(self._function, self._args, self._input)


class Run(Case):
    """The program as a whole."""

    def __init__(self, stdin: str, expectation: Expectation, **options: Any) -> None:
        super().__init__(stdin, expectation, **options)
        self.default_name = _shortened(f"Input: {' ↵ '.join(stdin.splitlines())}") if stdin else "The whole program"

    def _used(self, bench: Bench) -> Outcome:
        return bench.code(self.of, self.line).run(self._input)


class Script(Case):
    """Code of the author's at the end of the program."""

    def __init__(self, code: str, *rest: Any, **options: Any) -> None:
        super().__init__(*rest, **options)
        self._code = textwrap.dedent(code).strip("\n")
        self.call = cut(self._code)
        *before, last = [line.strip() for line in self._code.splitlines() if line.strip()] or [""]
        self.default_name = _shortened(f"… {last}" if before else last)

    def use(self, start: Start) -> Outcome:
        return start.evaluate(self._code, self._input)


def call(
    function: str,
    *args: Any,
    returns: Any = ABSENT,
    prints: Any = ABSENT,
    raises: Any = ABSENT,
    stdin: str = "",
    max_fuel: int | None = None,
    **options: Any,
) -> Test:
    """A test that calls a function of the program.

    returns: a value, a comparison or a function of the value. prints: text, a comparison or a function of the text.
    raises: the name of an exception. max_fuel: the most it may use.
    """
    expectation = Expectation(returns, prints, raises, max_fuel)
    if not isinstance(function, str) or not function.isidentifier():
        raise BadTest(f'call({kind_of(function)}, ...) needs the name of a function, such as call("mean", [1, 2])')
    return Call(function, args, stdin, expectation, **options)


def run(
    stdin: str = "",
    *,
    prints: Any = ABSENT,
    raises: Any = ABSENT,
    max_fuel: int | None = None,
    **options: Any,
) -> Test:
    """A test that runs the whole program, which reads `stdin`."""
    return Run(stdin, Expectation(ABSENT, prints, raises, max_fuel), **options)


def script(
    code: str,
    *,
    returns: Any = ABSENT,
    prints: Any = ABSENT,
    raises: Any = ABSENT,
    stdin: str = "",
    max_fuel: int | None = None,
    **options: Any,
) -> Test:
    """A test that runs code as if it were written at the end of the program. It returns its last expression."""
    if not isinstance(code, str) or not code.strip():
        raise BadTest(f"script({kind_of(code)}) needs code")
    return Script(code, stdin, Expectation(returns, prints, raises, max_fuel), **options)


def _shortened(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
