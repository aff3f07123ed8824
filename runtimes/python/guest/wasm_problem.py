"""What a grader can use of the sandbox besides Python: `from wasm_problem import InvalidAnswer`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from random import Random
from typing import Any

from componentize_py_types import Err
from wit_world.imports import submission
from wit_world.imports.types import Invocation

__all__ = ["CodeAnswer", "InvalidAnswer", "Outcome", "Problem", "SubmissionError"]


class InvalidAnswer(Exception):
    """Raise it when an answer cannot be graded: the learner reads the message and keeps the attempt."""


class SubmissionError(Exception):
    """The learner's program failed. Not caught, it makes the answer wrong, and the learner reads the message.

    cause: the kind of failure, such as "raised", "syntax" or "fuel". line: in the learner's program, or None.
    """

    def __init__(self, message: str, cause: str = "raised", trace: str = "", line: int | None = None) -> None:
        super().__init__(message)
        self.cause = cause
        self.trace = trace
        self.line = line


class Outcome:
    """What came of using the learner's program once. failure: a SubmissionError, or None. fuel: what it used."""

    def __init__(self, value: Any, failure: SubmissionError | None, stdout: str, stderr: str, fuel: int) -> None:
        self.value = value
        self.failure = failure
        self.stdout = stdout
        self.stderr = stderr
        self.fuel = fuel

    def __repr__(self) -> str:
        shown = f"failure={self.failure!r}" if self.failure else f"value={self.value!r}"
        return f"Outcome({shown}, stdout={self.stdout!r}, stderr={self.stderr!r}, fuel={self.fuel})"


class Problem:
    """What a grader knows of the problem."""

    def __init__(self, seed: int, variables: dict[str, Any], attempt: int) -> None:
        self.seed = seed
        self.variables = variables
        self.attempt = attempt
        self.random = Random(seed)

    def __repr__(self) -> str:
        return f"Problem(seed={self.seed}, variables={self.variables!r}, attempt={self.attempt})"


class CodeAnswer:
    """A learner's program. It runs in a sandbox of its own, where it sees its arguments and nothing else."""

    _to_json: Callable[[object], str]

    def __init__(self, input: str, source: str, runtime: str) -> None:
        self.input = input
        self.source = source
        self.runtime = runtime
        self._session: int | None = None

    def call(self, function: str, *args: Any) -> Any:
        """Calls a function of the program and returns its value. Raises SubmissionError.

        Calls share the program's variables; one that ends it, such as by running out of fuel, is followed by a fresh
        start.
        """
        if self._session is None:
            self._session = self._open()
        outcome = self._use(self._session, function, args)
        if outcome.failure is not None:
            raise outcome.failure
        return outcome.value

    def calls(self, calls: Iterable[Sequence[Any]], fresh: bool = False) -> list[Outcome]:
        """Makes each call, such as ("add", 2, 3), and returns all outcomes.

        fresh: each call gets the program newly started. Otherwise all of them share one start.
        """
        outcomes = []
        session = None
        for function, *args in calls:
            if session is None:
                try:
                    session = self._open()
                except SubmissionError as error:
                    outcomes.append(Outcome(None, error, "", "", 0))
                    continue
            outcomes.append(self._use(session, function, args))
            if fresh:
                submission.close(session)
                session = None
        if session is not None:
            submission.close(session)
        return outcomes

    def run(self, stdin: str = "") -> Outcome:
        """Runs the program as a main program, newly started, and returns its outcome."""
        return _outcome(submission.run(self.input, stdin))

    def _open(self) -> int:
        try:
            return submission.open(self.input)
        except Err as error:
            raise _submission_error(error.value) from None

    def _use(self, session: int, function: str, args: Sequence[Any]) -> Outcome:
        return _outcome(submission.call(session, Invocation(function, self._to_json([*args]), "")))

    def __str__(self) -> str:
        return self.source

    def __repr__(self) -> str:
        return f"CodeAnswer(input={self.input!r}, runtime={self.runtime!r}, {len(self.source)} characters)"


def _outcome(found: submission.Outcome) -> Outcome:
    if isinstance(found.value, Err):
        return Outcome(None, _submission_error(found.value.value), found.out, found.err, found.fuel)
    return Outcome(json.loads(found.value.value), None, found.out, found.err, found.fuel)


def _submission_error(failure: Any) -> SubmissionError:
    cause = failure.cause.name.lower().replace("_", "-")
    return SubmissionError(failure.message, cause, failure.trace, failure.at.line if failure.at else None)
