"""What a test expects of one use of the learner's program, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wasm_problem.answers import Outcome, SubmissionError
from wasm_problem.comparisons import Comparison, Lines, comparison, satisfies
from wasm_problem.faults import BadTest, kind_of
from wasm_problem.shown import as_code, cut

ABSENT: Any = type("Absent", (), {"__repr__": lambda self: "nothing"})()
"""Stands for an option that was left out; None is a value."""


@dataclass(slots=True)
class Result:
    """How a test ended. status: "passed", "failed", "error" or "skipped". The others are plain text."""

    status: str
    expected: str = ""
    actual: str = ""
    output: str = ""
    error: str = ""
    cause: str = ""
    line: int | None = None
    call: str = ""

    @property
    def passed(self) -> bool:
        return self.status == "passed"


class Raises:
    """An exception of one of several types."""

    def __init__(self, kinds: tuple[str, ...], says: str | Comparison | None) -> None:
        self._kinds = kinds
        self._says = says

    def accepts(self, error: SubmissionError) -> bool:
        if not any(kind in error.kinds for kind in self._kinds):
            return False
        message = str(error).removeprefix(f"{error.type}: ")
        if isinstance(self._says, Comparison):
            return self._says.accepts(message)
        return self._says is None or self._says in message

    def shown(self) -> str:
        what = f"raises {' or '.join(self._kinds)}"
        if self._says is None:
            return what
        return f"{what}: {self._says.shown() if isinstance(self._says, Comparison) else f'… {self._says} …'}"


def raises(kind: Any, says: Any = None) -> Raises:
    """An exception of this type, named "ValueError" or given as the class, or of one of several in a list.

    says: text that its message contains, or a comparison for the message.
    """
    if isinstance(kind, Raises):
        return kind
    kinds = tuple(map(_kind_name, kind if isinstance(kind, (list, tuple)) else [kind]))
    if not kinds:
        raise BadTest("raises() needs the name of an exception")
    if says is not None and not isinstance(says, (str, Comparison)):
        raise BadTest(f"says is {kind_of(says)}; it is text or a comparison such as matches(...)")
    return Raises(kinds, says)


def _kind_name(kind: Any) -> str:
    if isinstance(kind, type) and issubclass(kind, BaseException):
        return kind.__name__
    if isinstance(kind, str) and kind.isidentifier():
        return kind
    raise BadTest(f'raises is {kind_of(kind)}; it is the name of an exception, such as "ValueError"')


class Expectation:
    """What one use of the program should return, print or raise, and the fuel it may use."""

    def __init__(self, returns: Any, prints: Any, raised: Any, max_fuel: int | None) -> None:
        if returns is ABSENT and prints is ABSENT and raised is ABSENT and max_fuel is None:
            raise BadTest("this test compares nothing: add returns=, prints=, raises= or max_fuel=")
        if returns is not ABSENT and raised is not ABSENT:
            raise BadTest("this test has both returns= and raises=, and a program does one of them")
        if max_fuel is not None and (type(max_fuel) is not int or max_fuel <= 0):
            raise BadTest(f"max_fuel is {kind_of(max_fuel)}; it is a whole number above 0")
        self._returns = None if returns is ABSENT else comparison(returns)
        self._prints = None if prints is ABSENT else _of_output(prints)
        self._raises = None if raised is ABSENT else raises(raised)
        self._max_fuel = max_fuel

    def shown(self) -> str:
        """What a reader is told to expect."""
        if self._returns is not None:
            return self._returns.shown()
        if self._raises is not None:
            return self._raises.shown()
        if self._prints is not None:
            return cut(self._prints.shown_as_output())
        return f"at most {self._max_fuel:,} fuel"

    def judged(self, outcome: Outcome) -> Result:
        """How the test ended."""
        failure = outcome.failure
        if failure is not None and failure.cause == "bad-value" and self._returns is None:
            failure = None  # Nobody asked what it returned.
        if failure is not None and (self._raises is None or not failure.kinds):
            return Result("error", self.shown(), output=_output(outcome), **told(failure))
        result = self._result(outcome, failure)
        if result.passed and self._max_fuel is not None and outcome.fuel > self._max_fuel:
            return Result("failed", f"at most {self._max_fuel:,} fuel", f"{outcome.fuel:,} fuel", _output(outcome))
        return result

    def _result(self, outcome: Outcome, failure: SubmissionError | None) -> Result:
        passed = Result("passed", output=_output(outcome))
        if self._raises is not None:
            actual = f"raises {failure}" if failure else f"returns {as_code(outcome.value, outcome.length)}"
            if failure is None or not self._raises.accepts(failure):
                return _failed(self._raises.shown(), cut(actual), outcome, failure)
            passed = Result("passed", self._raises.shown(), cut(actual), _output(outcome))
        if self._returns is not None:
            expected, actual = self._returns.shown(), as_code(outcome.value, outcome.length)
            if not self._returns.accepts(outcome.value):
                return _failed(expected, actual, outcome)
            passed = Result("passed", expected, actual, _output(outcome))
        if self._prints is not None:
            expected, actual = cut(self._prints.shown_as_output()), cut(outcome.stdout)
            printed = Result("passed", expected, actual, cut(outcome.stderr))
            if not self._prints.accepts(outcome.stdout):
                printed.status = "failed"
                return printed
            if self._returns is None and self._raises is None:
                return printed
        return passed


def told(failure: SubmissionError) -> dict[str, Any]:
    """What a result tells of a failure of the learner's program."""
    return {"error": cut(failure.trace.strip() or str(failure)), "cause": failure.cause, "line": failure.line}


def _failed(expected: str, actual: str, outcome: Outcome, failure: SubmissionError | None = None) -> Result:
    return Result("failed", expected, actual, _output(outcome), **(told(failure) if failure else {}))


def _output(outcome: Outcome) -> str:
    return cut(outcome.stdout + outcome.stderr)


def _of_output(expected: str | Comparison | Callable[[str], object]) -> Comparison:
    if isinstance(expected, str):
        return Lines(expected)
    if isinstance(expected, Comparison):
        return expected
    if callable(expected):
        return satisfies(expected)
    raise BadTest(f"prints is {kind_of(expected)}; it is text, a comparison such as matches(...), or a function")
