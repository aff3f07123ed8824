"""A learner's program, as a grader uses it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from componentize_py_types import Err
from wit_world.imports import submission
from wit_world.imports.types import Invocation


class InvalidAnswer(Exception):
    """Raise it when an answer cannot be graded: the learner reads the message and keeps the attempt."""


class SubmissionError(Exception):
    """The learner's program failed. Not caught, it makes the answer wrong, and the learner reads the message.

    cause: the kind of failure, such as "raised", "syntax" or "fuel". line: in the learner's program, or None.
    kinds: the names of the types of the exception that the program raised, its own first. type: the first, or "".
    """

    def __init__(
        self,
        message: str,
        cause: str = "raised",
        trace: str = "",
        line: int | None = None,
        kinds: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message)
        self.cause = cause
        self.trace = trace
        self.line = line
        self.kinds = kinds

    @property
    def type(self) -> str:
        return self.kinds[0] if self.kinds else ""


class Outcome:
    """What came of using the learner's program once. failure: a SubmissionError, or None. fuel: what it used."""

    def __init__(self, value: Any, failure: SubmissionError | None, stdout: str, stderr: str, fuel: int) -> None:
        self.value = value
        self.failure = failure
        self.stdout = stdout
        self.stderr = stderr
        self.fuel = fuel
        self.length = 0
        """Characters of the JSON text of the value."""

    def __repr__(self) -> str:
        shown = f"failure={self.failure!r}" if self.failure else f"value={self.value!r}"
        return f"Outcome({shown}, stdout={self.stdout!r}, stderr={self.stderr!r}, fuel={self.fuel})"


class Start:
    """One start of the learner's program. Its calls share the program's variables. Close it after use.

    A call that ends the program, such as by running out of fuel, is followed by a start of its own.
    """

    def __init__(self, input: str) -> None:
        """Raises SubmissionError when the program does not even start."""
        try:
            self._session = submission.open(input)
        except Err as error:
            raise _submission_error(error.value) from None

    def call(self, function: str, args: str, stdin: str = "") -> Outcome:
        """The outcome of calling a function with a JSON array of arguments."""
        return _outcome(submission.call(self._session, Invocation(function, args, stdin)))

    def evaluate(self, code: str, stdin: str = "") -> Outcome:
        """The outcome of code, run at the end of the program."""
        return _outcome(submission.evaluate(self._session, code, stdin))

    def close(self) -> None:
        submission.close(self._session)


class CodeAnswer:
    """A learner's program. It runs in a sandbox of its own, where it sees its arguments and nothing else."""

    to_json: Callable[[object], str]

    def __init__(self, input: str, source: str, runtime: str) -> None:
        self.input = input
        self.source = source
        self.runtime = runtime
        self._shared: Start | None = None

    def call(self, function: str, *args: Any, stdin: str = "") -> Any:
        """Calls a function of the program and returns its value. Raises SubmissionError.

        Calls share the program's variables; one that ends it, such as by running out of fuel, is followed by a fresh
        start.
        """
        return _value(self._start().call(function, self.to_json([*args]), stdin))

    def evaluate(self, code: str, stdin: str = "") -> Any:
        """Runs code in the program as if it were written at its end. Returns the value of its last expression.

        What the code defines stays defined for later calls. Raises SubmissionError; for code that cannot be read, one
        that is the grader's fault.
        """
        return _value(self._start().evaluate(code, stdin))

    def calls(self, calls: Iterable[Sequence[Any]], fresh: bool = False) -> list[Outcome]:
        """Makes each call, such as ("add", 2, 3), and returns all outcomes.

        fresh: each call gets the program newly started. Otherwise all of them share one start.
        """
        outcomes = []
        start = None
        for function, *args in calls:
            if start is None:
                try:
                    start = self.start()
                except SubmissionError as error:
                    outcomes.append(Outcome(None, error, "", "", 0))
                    continue
            outcomes.append(start.call(function, self.to_json(args)))
            if fresh:
                start.close()
                start = None
        if start is not None:
            start.close()
        return outcomes

    def run(self, stdin: str = "") -> Outcome:
        """Runs the program as a main program, newly started, and returns its outcome."""
        return _outcome(submission.run(self.input, stdin))

    def start(self) -> Start:
        """Starts the program. Raises SubmissionError."""
        return Start(self.input)

    def _start(self) -> Start:
        if self._shared is None:
            self._shared = self.start()
        return self._shared

    def __str__(self) -> str:
        return self.source

    def __repr__(self) -> str:
        return f"CodeAnswer(input={self.input!r}, runtime={self.runtime!r}, {len(self.source)} characters)"


def _outcome(found: submission.Outcome) -> Outcome:
    if isinstance(found.value, Err):
        return Outcome(None, _submission_error(found.value.value), found.out, found.err, found.fuel)
    outcome = Outcome(json.loads(found.value.value), None, found.out, found.err, found.fuel)
    outcome.length = len(found.value.value)
    return outcome


def _value(outcome: Outcome) -> Any:
    if outcome.failure is not None:
        raise outcome.failure
    return outcome.value


def _submission_error(failure: Any) -> SubmissionError:
    cause = failure.cause.name.lower().replace("_", "-")
    line = failure.at.line if failure.at else None
    return SubmissionError(failure.message, cause, failure.trace, line, tuple(failure.kinds.split()))
