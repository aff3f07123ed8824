"""What a grader can use of the sandbox besides Python: `from wasm_problem import InvalidAnswer`."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from componentize_py_types import Err
from wit_world.imports import submission
from wit_world.imports.types import Invocation

__all__ = ["CodeAnswer", "InvalidAnswer", "Problem", "SubmissionError"]


class InvalidAnswer(Exception):
    """Raise it when an answer cannot be graded: the learner reads the message and keeps the attempt."""


class SubmissionError(Exception):
    """The learner's program failed. `cause` is the kind of failure, such as "raised" or "fuel"."""

    def __init__(self, message: str, cause: str = "raised", trace: str = "") -> None:
        super().__init__(message)
        self.cause = cause
        self.trace = trace


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
    """A learner's program. It runs in a sandbox of its own."""

    def __init__(self, input: str, source: str, runtime: str) -> None:
        self.input = input
        self.source = source
        self.runtime = runtime
        self._session: int | None = None

    def call(self, function: str, *args: Any) -> Any:
        """Calls a function of the learner's program and returns its value. Raises SubmissionError."""
        if self._session is None:
            try:
                self._session = submission.open(self.input)
            except Err as error:
                raise _submission_error(error.value) from None
        return _value(submission.call(self._session, Invocation(function, json.dumps(args), "")))

    def run(self, stdin: str = "") -> str:
        """Runs the learner's program as a main program and returns what it printed. Raises SubmissionError."""
        outcome = submission.run(self.input, stdin)
        _value(outcome)
        return outcome.out

    def __str__(self) -> str:
        return self.source

    def __repr__(self) -> str:
        return f"CodeAnswer(input={self.input!r}, runtime={self.runtime!r}, {len(self.source)} characters)"


def _value(outcome: submission.Outcome) -> Any:
    if isinstance(outcome.value, Err):
        raise _submission_error(outcome.value.value)
    return json.loads(outcome.value.value)


def _submission_error(failure: Any) -> SubmissionError:
    return SubmissionError(failure.message, failure.cause.name.lower().replace("_", "-"), failure.trace)
